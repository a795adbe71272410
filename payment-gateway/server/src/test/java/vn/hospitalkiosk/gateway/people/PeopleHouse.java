package vn.hospitalkiosk.gateway.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.security.Argon;
import vn.hospitalkiosk.gateway.store.StoredInvitations;
import vn.hospitalkiosk.gateway.store.StoredPeople;
import vn.hospitalkiosk.gateway.store.StoredTries;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// Everything about persons on a real database, with a clock that is set by hand.
final class PeopleHouse {
    static final String PASSWORD = "nước chảy đá mòn 1986";

    final FacilityId facility = TestDatabase.newFacility();
    final SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES]);
    final StoredPeople people = new StoredPeople(TestDatabase.jdbc(), facility);
    final List<String> audited = new ArrayList<>();
    Instant now = Instant.parse("2026-11-22T01:00:00Z");

    private final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
    private final Passwords passwords = new Argon();
    private final AuditTrail audit =
            (actor, action, subject, detail) ->
                    audited.add((actor + " " + action + " " + subject + " " + detail).strip());
    private final Transactions transactions = TestDatabase.transactions();
    private final Work work = transactions::within;

    final SignIn signIn =
            new SignIn(
                    people,
                    passwords,
                    new StoredTries(TestDatabase.jdbc(), facility, box),
                    box,
                    audit,
                    clock);
    final Welcome welcome =
            new Welcome(
                    people,
                    new StoredInvitations(TestDatabase.jdbc(), facility),
                    passwords,
                    box,
                    work,
                    audit,
                    clock);
    final Administration administration = new Administration(people, welcome, work, audit, clock);

    void later(Duration time) {
        now = now.plus(time);
    }

    /// Somebody who has set up password and phone.
    Member member(String id, Role... roles) {
        PersonId person = new PersonId(id);
        Administration.Outcome added =
                administration.add(
                        new PersonId("nobody-yet"), person, "Nguyễn Văn A", Set.of(roles));
        return joined(((Administration.Outcome.Invited) added).token());
    }

    Member joined(String token) {
        Welcome.Guest guest = welcome.guest(token).orElseThrow();
        Member member = new Member(guest.person().id(), guest.codeSecret());
        Welcome.Answer answer = welcome.join(token, PASSWORD, member.code(0));
        if (!(answer instanceof Welcome.Answer.Joined)) {
            throw new AssertionError(answer);
        }
        later(Duration.ofMinutes(2));
        return member;
    }

    final class Member {
        final PersonId id;
        private final Bytes secret;

        private Member(PersonId id, Bytes secret) {
            this.id = id;
            this.secret = secret;
        }

        /// The code of the present step, or of one some steps away.
        String code(int steps) {
            return Totp.code(secret.copy(), Totp.stepAt(now) + steps);
        }

        Person now() {
            return people.find(id).orElseThrow();
        }

        SignIn.CodeAnswer shows(String code) {
            return signIn.code(id, now().epoch(), code, "a test");
        }
    }
}

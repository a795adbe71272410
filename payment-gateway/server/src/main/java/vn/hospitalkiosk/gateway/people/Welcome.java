package vn.hospitalkiosk.gateway.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.people.Invitations.Invitation;

/// A person sets up password and authenticator app with a one-time link; whoever made the link never learns either.
public final class Welcome {
    public static final Duration LIFE = Duration.ofHours(24);
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Invitations invitations;
    private final Passwords passwords;
    private final SecretBox box;
    private final Work work;
    private final AuditTrail audit;
    private final Clock clock;

    public Welcome(
            People people,
            Invitations invitations,
            Passwords passwords,
            SecretBox box,
            Work work,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.invitations = invitations;
        this.passwords = passwords;
        this.box = box;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param codeSecret to be shown once as a QR
    public record Guest(Person person, Bytes codeSecret) {
        @Override
        public String toString() {
            return "guest " + person.id();
        }
    }

    public sealed interface Answer {
        record Joined(Person person) implements Answer {}

        /// Too short, too simple, or with the account's name in it.
        record WeakPassword() implements Answer {}

        /// The app shows another code: wrong secret scanned, or a clock that is wrong.
        record WrongCode() implements Answer {}

        /// Used, replaced, expired or never there.
        record Gone() implements Answer {}
    }

    /// A link for a person; to be called inside the act that needs it.
    ///
    /// @return the token, to be shown once
    String invite(PersonId person) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        invitations.put(
                new Invitation(
                        digest(token),
                        person,
                        Bytes.of(box.seal(Totp.newSecret(), person.value())),
                        clock.instant().plus(LIFE),
                        0));
        return token;
    }

    public Optional<Guest> guest(String token) {
        return invitations
                .open(digest(token), clock.instant())
                .filter(i -> i.failures() < Tries.ALLOWED)
                .flatMap(i ->
                        people.find(i.person())
                                .filter(person -> person.standing() != Standing.LOCKED)
                                .map(person -> new Guest(person, opened(i))));
    }

    public Answer join(String token, String typedPassword, String code) {
        Optional<Guest> guest = guest(token);
        if (guest.isEmpty()) {
            return new Answer.Gone();
        }
        Person person = guest.get().person();
        if (!Passwords.isGoodEnough(typedPassword, person.id())) {
            return new Answer.WeakPassword();
        }
        Instant now = clock.instant();
        var step = Totp.stepOf(guest.get().codeSecret().copy(), code.replace(" ", ""), now);
        if (step.isEmpty()) {
            int failures = invitations.failed(digest(token));
            return failures < Tries.ALLOWED ? new Answer.WrongCode() : new Answer.Gone();
        }
        String hash = passwords.hash(Passwords.prepared(typedPassword));
        return work.within(() -> {
            if (!invitations.use(digest(token), now)) {
                return new Answer.Gone();
            }
            return joined(person, hash, guest.get().codeSecret(), step.getAsLong());
        });
    }

    private Answer joined(Person person, String hash, Bytes secret, long step) {
        people.equip(
                person.id(),
                new Credentials(hash, Bytes.of(box.seal(secret.copy(), person.id().value()))));
        people.useStep(person.id(), step);
        Person active =
                new Person(
                        person.id(),
                        person.name(),
                        person.roles(),
                        Standing.ACTIVE,
                        person.epoch() + 1,
                        person.added());
        people.change(active);
        audit.note(person.id().value(), "credentials-set", person.id().value(), "one-time link");
        return new Answer.Joined(active);
    }

    private Bytes opened(Invitation invitation) {
        return Bytes.of(box.open(invitation.codeSecret().copy(), invitation.person().value()));
    }

    private static Bytes digest(String token) {
        try {
            return Bytes.of(
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package vn.hospitalkiosk.gateway.enrolment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.enrolment.Enrolment.Standing;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Work;

/// A technician makes a code, the machine makes a key and asks, another person compares the key's mark and signs. Nobody ever carries a private key.
public final class EnrolmentDesk {
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Enrolments enrolments;
    private final KioskAuthority authority;
    private final Work work;
    private final AuditTrail audit;
    private final Clock clock;
    private final Runnable afterChange;

    /// @param afterChange tells the kiosk door of this gateway at once; others hear of it by asking
    public EnrolmentDesk(
            Enrolments enrolments,
            KioskAuthority authority,
            Work work,
            AuditTrail audit,
            Clock clock,
            Runnable afterChange) {
        this.enrolments = enrolments;
        this.authority = authority;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
        this.afterChange = afterChange;
    }

    public sealed interface Asked {
        record Waiting(Enrolment enrolment) implements Asked {}

        /// Unknown, expired or refused.
        record NoSuchCode() implements Asked {}

        /// The code was used by a machine with another key: somebody else may have it.
        record CodeUsed() implements Asked {}

        record BadRequest(String why) implements Asked {}
    }

    public enum Decision {
        DONE,
        NOT_THERE,
        /// It was decided, or the machine has not asked yet.
        NOT_NOW,
        SAME_PERSON,
        NO_AUTHORITY
    }

    /// @return the code, to be shown once
    public EnrolmentCode code(KioskId kiosk, PersonId by) {
        EnrolmentCode code = EnrolmentCode.fresh();
        Instant now = clock.instant();
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        Enrolment enrolment =
                new Enrolment(
                        HexFormat.of().formatHex(id),
                        kiosk,
                        by,
                        now,
                        now.plus(EnrolmentCode.LIFE),
                        Standing.CODE_MADE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        work.within(() -> {
            enrolments.add(enrolment, Bytes.of(code.digest()));
            audit.note(by.value(), "kiosk-code-made", kiosk.value(), enrolment.id());
            return enrolment;
        });
        return code;
    }

    /// The machine asks. The same key with the same code again is the same question.
    public Asked ask(EnrolmentCode code, Bytes request, String from) {
        Instant now = clock.instant();
        Optional<Enrolment> found = enrolments.byCode(Bytes.of(code.digest()));
        if (found.isEmpty() || found.get().hasExpired(now)) {
            return new Asked.NoSuchCode();
        }
        Enrolment enrolment = found.get();
        String mark;
        try {
            mark = EnrolmentCode.mark(authority.publicKeyOf(request).copy());
        } catch (IllegalArgumentException e) {
            return new Asked.BadRequest(String.valueOf(e.getMessage()));
        }
        boolean first = enrolment.standing() == Standing.CODE_MADE;
        if (first && enrolments.asked(enrolment.id(), request, mark, now, from)) {
            audit.note("kiosk " + enrolment.kiosk(), "kiosk-asked", enrolment.id(), mark);
        }
        Enrolment after = enrolments.find(enrolment.id()).orElse(enrolment);
        if (after.keyMark().equals(Optional.of(mark))) {
            return new Asked.Waiting(after);
        }
        if (after.standing() == Standing.REFUSED) {
            return new Asked.NoSuchCode();
        }
        audit.note("kiosk " + enrolment.kiosk(), "kiosk-code-used-twice", enrolment.id(), mark);
        return new Asked.CodeUsed();
    }

    public Optional<Enrolment> find(String id) {
        return enrolments.find(id);
    }

    public Decision approve(String id, PersonId by) {
        Optional<Enrolment> found = enrolments.find(id);
        if (found.isEmpty()) {
            return Decision.NOT_THERE;
        }
        Enrolment enrolment = found.get();
        if (enrolment.madeBy().equals(by)) {
            return Decision.SAME_PERSON;
        }
        if (enrolment.standing() != Standing.ASKED || enrolment.request().isEmpty()) {
            return Decision.NOT_NOW;
        }
        if (!authority.canSign()) {
            return Decision.NO_AUTHORITY;
        }
        Decision decision = work.within(() -> signed(enrolment, enrolment.request().get(), by));
        afterChange.run();
        return decision;
    }

    private Decision signed(Enrolment enrolment, Bytes request, PersonId by) {
        Instant now = clock.instant();
        KioskAuthority.Signed signed = authority.sign(request, enrolment.kiosk());
        KnownCertificate known =
                new KnownCertificate(
                        signed.fingerprint(),
                        enrolment.kiosk(),
                        signed.notAfter(),
                        Optional.of(enrolment.id()),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        if (!enrolments.issued(enrolment.id(), by, now, signed.certificate(), known)) {
            return Decision.NOT_NOW;
        }
        audit.note(by.value(), "kiosk-approved", enrolment.kiosk().value(), signed.fingerprint());
        return Decision.DONE;
    }

    /// Also a code that nobody should use any more.
    public Decision refuse(String id, PersonId by) {
        return work.within(() -> {
            if (!enrolments.refused(id, by, clock.instant())) {
                return enrolments.find(id).isEmpty() ? Decision.NOT_THERE : Decision.NOT_NOW;
            }
            audit.note(by.value(), "kiosk-refused", id, "");
            return Decision.DONE;
        });
    }

    /// The kiosk's certificates are good for nothing from now on, at this gateway at once, at others within seconds. One person is enough: it only takes away.
    public Decision revoke(KioskId kiosk, PersonId by, String reason) {
        Decision decision =
                work.within(() -> {
                    if (enrolments.revoke(kiosk, by, clock.instant(), reason) == 0) {
                        return Decision.NOT_THERE;
                    }
                    audit.note(by.value(), "kiosk-revoked", kiosk.value(), reason);
                    return Decision.DONE;
                });
        afterChange.run();
        return decision;
    }
}

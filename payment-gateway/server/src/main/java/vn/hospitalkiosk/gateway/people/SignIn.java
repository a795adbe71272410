package vn.hospitalkiosk.gateway.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.people.Tries.Admission;

/// Proves who somebody is: password first, then a code; and a fresh code for every approval. Five failures of either kind, then 15 minutes of nothing, for names that nobody has, too.
public final class SignIn {
    private static final int LONGEST_TYPED = 1024;

    private final People people;
    private final Passwords passwords;
    private final Tries tries;
    private final SecretBox box;
    private final AuditTrail audit;
    private final Clock clock;

    /// Compared with when nobody has the name: takes the time a real one takes.
    private final String nobodysHash;

    public SignIn(
            People people,
            Passwords passwords,
            Tries tries,
            SecretBox box,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.tries = tries;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
        this.nobodysHash = passwords.nobodys();
    }

    public sealed interface PasswordAnswer {
        record Right(Person person) implements PasswordAnswer {}

        /// Unknown name, wrong password, locked or not yet enrolled: nobody learns which.
        record Wrong() implements PasswordAnswer {}

        record Blocked(Instant until) implements PasswordAnswer {}
    }

    public sealed interface CodeAnswer {
        record Right(Person person) implements CodeAnswer {}

        /// Wrong, of another time, or used before.
        ///
        /// @param left how many more attempts there are, at least 1
        record Wrong(int left) implements CodeAnswer {}

        record Blocked(Instant until) implements CodeAnswer {}

        /// Locked, or with other credentials than the session began with.
        record Ended() implements CodeAnswer {}
    }

    public PasswordAnswer password(String typedName, String typedPassword) {
        String name = name(typedName);
        Optional<PersonId> id = idOf(name);
        String subject = id.flatMap(people::find).map(p -> p.id().value()).orElse("-");
        return switch (tries.take(name, clock.instant())) {
            case Admission.Refused(Instant until) -> new PasswordAnswer.Blocked(until);
            case Admission.Granted(int left) -> {
                Optional<Person> person = id.flatMap(people::find).filter(SignIn::isActive);
                Optional<String> hash =
                        person.flatMap(p -> people.credentials(p.id()))
                                .map(Credentials::passwordHash);
                boolean right = matches(typedPassword, hash.orElse(nobodysHash));
                if (right && person.isPresent() && hash.isPresent()) {
                    tries.giveBack(name);
                    yield new PasswordAnswer.Right(person.get());
                }
                audit.note("console", "password-wrong", subject, left + " left");
                yield left > 0
                        ? new PasswordAnswer.Wrong()
                        : new PasswordAnswer.Blocked(clock.instant().plus(Tries.BLOCKED_FOR));
            }
        };
    }

    /// @param epoch of the session that asks
    /// @param purpose for the audit: `sign-in`, `approve refund HT-26-0091`
    public CodeAnswer code(PersonId id, int epoch, String typed, String purpose) {
        Instant now = clock.instant();
        Optional<Person> person =
                people.find(id).filter(SignIn::isActive).filter(p -> p.epoch() == epoch);
        Optional<Credentials> credentials = person.flatMap(p -> people.credentials(p.id()));
        if (person.isEmpty() || credentials.isEmpty()) {
            return new CodeAnswer.Ended();
        }
        return switch (tries.take(id.value(), now)) {
            case Admission.Refused(Instant until) -> new CodeAnswer.Blocked(until);
            case Admission.Granted(int left) -> {
                if (isFresh(id, credentials.get(), typed, now)) {
                    tries.forget(id.value());
                    audit.note(id.value(), "code-right", purpose, "");
                    yield new CodeAnswer.Right(person.get());
                }
                audit.note(id.value(), "code-wrong", purpose, left + " left");
                yield left > 0
                        ? new CodeAnswer.Wrong(left)
                        : new CodeAnswer.Blocked(now.plus(Tries.BLOCKED_FOR));
            }
        };
    }

    private boolean isFresh(PersonId id, Credentials credentials, String typed, Instant now) {
        byte[] secret = box.open(credentials.codeSecret().copy(), id.value());
        OptionalLong step = Totp.stepOf(secret, typed.replace(" ", ""), now);
        return step.isPresent() && people.useStep(id, step.getAsLong());
    }

    private boolean matches(String typed, String hash) {
        boolean bounded = typed.length() <= LONGEST_TYPED;
        return passwords.matches(Passwords.prepared(bounded ? typed : ""), hash) && bounded;
    }

    private static boolean isActive(Person person) {
        return person.standing() == Standing.ACTIVE;
    }

    private static String name(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.length() > 64 ? name.substring(0, 64) : name;
    }

    private static Optional<PersonId> idOf(String name) {
        try {
            return Optional.of(new PersonId(name));
        } catch (IllegalArgumentException nobodys) {
            return Optional.empty();
        }
    }
}

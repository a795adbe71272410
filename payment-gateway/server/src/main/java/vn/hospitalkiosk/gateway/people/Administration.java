package vn.hospitalkiosk.gateway.people;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hospitalkiosk.gateway.audit.AuditTrail;

/// Who works here and as what. Every act stands in the audit trail, in the same transaction.
///
/// Who administers may not also move money, and nobody changes their own roles: else one person could make the second pair of eyes.
public final class Administration {
    private static final Set<Role> MONEY =
            EnumSet.of(Role.CASHIER, Role.ACCOUNTANT, Role.CHIEF_ACCOUNTANT);

    private final People people;
    private final Welcome welcome;
    private final Work work;
    private final AuditTrail audit;
    private final Clock clock;

    public Administration(
            People people, Welcome welcome, Work work, AuditTrail audit, Clock clock) {
        this.people = people;
        this.welcome = welcome;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Done(Person person) implements Outcome {}

        /// @param token of the one-time link, shown once
        record Invited(Person person, String token) implements Outcome {}

        record NameTaken() implements Outcome {}

        record Nobody() implements Outcome {}

        record LastAdministrator() implements Outcome {}

        record NotOneself() implements Outcome {}

        record NoRole() implements Outcome {}

        record RolesClash() implements Outcome {}

        /// The first administrator exists already.
        record NotTheFirst() implements Outcome {}
    }

    /// The hospital's first administrator; works only while nobody can administer.
    public Outcome first(PersonId id, String name) {
        return work.within(() -> {
            if (people.administratorsHeld().stream().anyMatch(Person::isActiveAdministrator)) {
                return new Outcome.NotTheFirst();
            }
            Optional<Person> invited = people.find(id);
            if (invited.isPresent()) {
                boolean again = invited.get().roles().contains(Role.ADMINISTRATOR);
                return again ? invited("console", invited.get()) : new Outcome.NameTaken();
            }
            return added("console", id, name, EnumSet.of(Role.ADMINISTRATOR));
        });
    }

    public Outcome add(PersonId by, PersonId id, String name, Set<Role> roles) {
        return work.within(
                () -> problem(roles).orElseGet(() -> added(by.value(), id, name, roles)));
    }

    /// A new one-time link: lost phone, forgotten password, expired link. What was valid before counts no more.
    public Outcome reset(PersonId by, PersonId id) {
        return work.within(() -> {
            List<Person> administrators = people.administratorsHeld();
            Optional<Person> person = people.find(id);
            if (person.isEmpty()) {
                return new Outcome.Nobody();
            }
            if (isLast(person.get(), administrators)) {
                return new Outcome.LastAdministrator();
            }
            return invited(
                    by.value(), changed(person.get(), Standing.INVITED, person.get().roles()));
        });
    }

    public Outcome lock(PersonId by, PersonId id) {
        return stand(by, id, "person-locked", _ -> Standing.LOCKED);
    }

    /// Whoever had set up credentials may sign in again with them.
    public Outcome unlock(PersonId by, PersonId id) {
        return stand(
                by,
                id,
                "person-unlocked",
                person ->
                        people.credentials(person.id()).isPresent()
                                ? Standing.ACTIVE
                                : Standing.INVITED);
    }

    public Outcome roles(PersonId by, PersonId id, Set<Role> roles) {
        return work.within(() -> {
            List<Person> administrators = people.administratorsHeld();
            Optional<Person> person = people.find(id);
            if (person.isEmpty()) {
                return new Outcome.Nobody();
            }
            if (by.equals(id)) {
                return new Outcome.NotOneself();
            }
            if (!roles.contains(Role.ADMINISTRATOR) && isLast(person.get(), administrators)) {
                return new Outcome.LastAdministrator();
            }
            return problem(roles)
                    .orElseGet(() -> {
                        audit.note(by.value(), "roles-changed", id.value(), words(roles));
                        return new Outcome.Done(
                                changed(person.get(), person.get().standing(), roles));
                    });
        });
    }

    private interface NextStanding {
        Standing of(Person person);
    }

    private Outcome stand(PersonId by, PersonId id, String action, NextStanding next) {
        return work.within(() -> {
            List<Person> administrators = people.administratorsHeld();
            Optional<Person> person = people.find(id);
            if (person.isEmpty()) {
                return new Outcome.Nobody();
            }
            Standing standing = next.of(person.get());
            if (standing != Standing.ACTIVE && isLast(person.get(), administrators)) {
                return new Outcome.LastAdministrator();
            }
            audit.note(by.value(), action, id.value(), "");
            return new Outcome.Done(changed(person.get(), standing, person.get().roles()));
        });
    }

    private static boolean isLast(Person person, List<Person> administrators) {
        return person.isActiveAdministrator()
                && administrators.stream().filter(Person::isActiveAdministrator).count() <= 1;
    }

    private static Optional<Outcome> problem(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.of(new Outcome.NoRole());
        }
        boolean clash =
                roles.contains(Role.ADMINISTRATOR) && roles.stream().anyMatch(MONEY::contains);
        return clash ? Optional.of(new Outcome.RolesClash()) : Optional.empty();
    }

    private Outcome added(String by, PersonId id, String name, Set<Role> roles) {
        Person person = new Person(id, name, roles, Standing.INVITED, 0, clock.instant());
        if (!people.add(person)) {
            return new Outcome.NameTaken();
        }
        audit.note(by, "person-added", id.value(), words(roles));
        return invited(by, person);
    }

    private Outcome invited(String by, Person person) {
        audit.note(by, "one-time-link", person.id().value(), "");
        return new Outcome.Invited(person, welcome.invite(person.id()));
    }

    private Person changed(Person person, Standing standing, Set<Role> roles) {
        Person next =
                new Person(
                        person.id(),
                        person.name(),
                        roles,
                        standing,
                        person.epoch() + 1,
                        person.added());
        people.change(next);
        return next;
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }
}

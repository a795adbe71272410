package vn.hospitalkiosk.gateway.people;

import java.util.List;
import java.util.Optional;

/// Where persons are kept.
public interface People {
    Optional<Person> find(PersonId id);

    /// By id.
    List<Person> all();

    /// @return false when the id is taken, also by somebody who left
    boolean add(Person person);

    /// Name, roles, standing and epoch as given.
    void change(Person person);

    /// Of a person who has set them up.
    Optional<Credentials> credentials(PersonId id);

    /// Replaces them; codes of the old secret count no more.
    void equip(PersonId id, Credentials credentials);

    /// Marks the code of this step as used.
    ///
    /// @return false when it, or a later one, was used before
    boolean useStep(PersonId id, long step);

    /// Until the transaction ends nobody else changes who administers.
    List<Person> administratorsHeld();
}

package vn.hospitalkiosk.virtual.his;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// The archive of a big hospital: everybody who ever came, found by number or card. A record is fetched from it when somebody asks for that person. For measuring; nothing of it is written to disk. Not for several threads: [VirtualHis] holds the lock.
final class Town {
    static final Town NONE = new Town(0);

    private final Map<String, Integer> by;
    private final BitSet fetched;
    private final int people;

    Town(int people) {
        this.people = people;
        this.by = HashMap.newHashMap(2 * people);
        this.fetched = new BitSet(people);
        for (int i = 0; i < people; i++) {
            int one = i;
            Person person = InventedPeople.townsperson(i);
            by.put(person.number(), i);
            person.insuranceCard().ifPresent(card -> by.put(card, one));
        }
    }

    boolean isEmpty() {
        return people == 0;
    }

    int people() {
        return people;
    }

    /// The person of that number or card, the first time somebody asks for them.
    Optional<Person> fetch(String value) {
        Integer one = by.get(value);
        if (one == null || fetched.get(one)) {
            return Optional.empty();
        }
        fetched.set(one);
        return Optional.of(InventedPeople.townsperson(one));
    }

    /// The records they were fetched to are gone.
    void forget() {
        fetched.clear();
    }
}

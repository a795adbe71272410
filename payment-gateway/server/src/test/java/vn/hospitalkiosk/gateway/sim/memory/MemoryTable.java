package vn.hospitalkiosk.gateway.sim.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Rows in the order of their making, with a primary key. Called inside [MemoryDatabase#statement]
// only.
final class MemoryTable<K, R> {
    private final String name;
    private final MemoryDatabase database;
    private final Map<K, R> rows = new LinkedHashMap<>();

    MemoryTable(String name, MemoryDatabase database) {
        this.name = name;
        this.database = database;
    }

    /// @throws DuplicateKeyException when the key is taken
    void insert(K key, R row) {
        if (rows.containsKey(key)) {
            throw duplicate("key " + key);
        }
        rows.put(key, row);
        database.undoing(() -> rows.remove(key));
    }

    void replace(K key, R row) {
        R before = rows.put(key, row);
        if (before == null) {
            throw new IllegalStateException("no row " + key + " in " + name);
        }
        database.undoing(() -> rows.put(key, before));
    }

    Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    Optional<R> first(Predicate<R> which) {
        for (R row : rows.values()) {
            if (which.test(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    Collection<R> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    <T> List<T> mapped(Function<R, T> what) {
        List<T> all = new ArrayList<>(rows.size());
        for (R row : rows.values()) {
            all.add(what.apply(row));
        }
        return Collections.unmodifiableList(all);
    }

    Map<K, R> keyed() {
        return Collections.unmodifiableMap(rows);
    }

    /// What a `CHECK` or a foreign key says.
    void demand(boolean holds, String what) {
        if (!holds) {
            throw database.refuse(new DataIntegrityViolationException(name + ": " + what));
        }
    }

    RuntimeException duplicate(String what) {
        return database.refuse(new DuplicateKeyException(name + ": " + what + " is there already"));
    }
}

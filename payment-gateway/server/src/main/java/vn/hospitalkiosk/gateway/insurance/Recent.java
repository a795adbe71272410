package vn.hospitalkiosk.gateway.insurance;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was put in lately, in memory alone: the oldest go when there are too many or after three quarters of an hour. Thread-safe.
final class Recent<K, V> {
    private static final int MOST = 5_000;
    private static final long KEPT = Duration.ofMinutes(45).toNanos();

    private record Entry<V>(V value, long at) {}

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

    synchronized void put(K key, V value) {
        long now = System.nanoTime();
        entries.remove(key);
        entries.put(key, new Entry<>(value, now));
        Iterator<Entry<V>> oldest = entries.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().at() >= KEPT || entries.size() > MOST)) {
            oldest.remove();
        }
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> System.nanoTime() - entry.at() < KEPT)
                .map(Entry::value);
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }
}

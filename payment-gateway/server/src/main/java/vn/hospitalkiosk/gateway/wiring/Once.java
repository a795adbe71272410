package vn.hospitalkiosk.gateway.wiring;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks Spring for something the first time it is needed, when all is wired, and remembers it: looking a bean up costs more than most of what is done with it.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T known;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T before = known;
        if (before != null) {
            return before;
        }
        T found = source.get();
        known = found;
        return found;
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Something that takes its time and is needed later only: begun at once, on a thread of its own, beside the rest of the start.
final class Meanwhile<T> implements Supplier<T>, AutoCloseable {
    private final CompletableFuture<T> work;

    private Meanwhile(CompletableFuture<T> work) {
        this.work = work;
    }

    static <T> Meanwhile<T> done(T result) {
        return new Meanwhile<>(CompletableFuture.completedFuture(result));
    }

    static <T> Meanwhile<T> begun(String name, Supplier<T> work) {
        return new Meanwhile<>(
                CompletableFuture.supplyAsync(
                        work, run -> Thread.ofPlatform().daemon().name(name).start(run)));
    }

    /// Waits for it.
    ///
    /// @throws RuntimeException what the work has thrown
    @Override
    public T get() {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    /// Until it has ended, well or not.
    @Override
    public void close() {
        work.handle((_, _) -> true).join();
    }
}

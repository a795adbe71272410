package vn.hospitalkiosk.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.kiosk.journal.Journal;
import vn.hospitalkiosk.kiosk.journal.JournalBroken;

/// The journal on a thread of its own, in the order asked for; opened when first needed, and again after it broke.
final class Books implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Books.class);

    private final Path file;
    private final Clock clock;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("journal").factory());
    private @Nullable Journal journal;

    Books(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @param broken instead of `work` when the journal cannot be used
    void use(Consumer<Journal> work, Runnable broken) {
        thread.execute(() -> {
            try {
                work.accept(open());
            } catch (JournalBroken e) {
                LOG.error("{}", e.getMessage());
                closeQuietly();
                broken.run();
            }
        });
    }

    /// For notes without which the visit may go on.
    void note(Consumer<Journal> work) {
        use(work, () -> {});
    }

    private Journal open() {
        Journal now = journal;
        if (now == null) {
            now = Journal.open(file, clock);
            journal = now;
        }
        return now;
    }

    private void closeQuietly() {
        Journal old = journal;
        journal = null;
        if (old != null) {
            try {
                old.close();
            } catch (JournalBroken e) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.execute(this::closeQuietly);
        thread.shutdown();
    }
}

package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The moving part: a bounded print buffer, a roll of paper, a cutter. One thread takes orders from the buffer at the speed of the paper; it stands still while the printer is offline and goes on where it stopped. Thread-safe.
final class Mechanism implements AutoCloseable {
    static final int WIDTH_DOTS = 576;
    static final int WIDTH_BYTES = WIDTH_DOTS / 8;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int NEARLY_FULL = BUFFER_BYTES * 3 / 4;
    private static final int NEARLY_EMPTY = BUFFER_BYTES / 4;

    /// 250 mm/s at 8 dots per mm.
    private static final int ROWS_PER_SECOND = 2000;

    /// How many rows are printed between two looks at the sensors.
    private static final int STEP_ROWS = 16;

    /// 5 m: longer than any slip; garbage must not fill the memory.
    private static final int LONGEST_SLIP = 40_000;

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Order> buffer = new ArrayDeque<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> flowWatchers = new CopyOnWriteArrayList<>();
    private final List<byte[]> paperTape = new ArrayList<>();
    private final List<String> idsOnTape = new ArrayList<>();
    private final List<Slip> slips = new ArrayList<>();
    private final List<String> processIds = new ArrayList<>();
    private final Thread thread;
    private int buffered;
    private boolean busy;
    private int nextSlip;
    private int owedRows;
    private long rowsLeft = Long.MAX_VALUE;
    private Sensors sensors = new Sensors(Paper.OK, false, true);
    private boolean closed;

    /// What the printer knows of itself just now.
    ///
    /// @param online the key on the front
    record Sensors(Paper paper, boolean coverOpen, boolean online) {
        boolean offline() {
            return paper == Paper.OUT || coverOpen || !online;
        }
    }

    Mechanism(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        this.nextSlip = firstFreeNumber(folder);
        this.thread = Thread.ofPlatform().daemon().name("printer mechanism").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// `watcher` is called after every change of the sensors.
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /// `watcher` is told when the buffer is nearly full (true) and when there is room again (false); it must not wait.
    void watchFlow(Consumer<Boolean> watcher) {
        flowWatchers.add(watcher);
    }

    void unwatchFlow(Consumer<Boolean> watcher) {
        flowWatchers.remove(watcher);
    }

    /// Under the lock.
    private void flow() {
        if (busy ? buffered < NEARLY_EMPTY : buffered > NEARLY_FULL) {
            busy = !busy;
            flowWatchers.forEach(watcher -> watcher.accept(busy));
        }
    }

    Sensors sensors() {
        lock.lock();
        try {
            return sensors;
        } finally {
            lock.unlock();
        }
    }

    void paper(Paper paper) {
        change(new Sensors(paper, sensors().coverOpen(), sensors().online()), Long.MAX_VALUE);
    }

    void paperRunsOutAfter(int rows) {
        change(sensors(), rows);
    }

    void cover(boolean open) {
        change(new Sensors(sensors().paper(), open, sensors().online()), left());
    }

    void online(boolean online) {
        change(new Sensors(sensors().paper(), sensors().coverOpen(), online), left());
    }

    /// Puts an order at the end of the buffer; waits while the buffer is full, as a printer stops reading then. False when closed.
    boolean offer(Order order) {
        lock.lock();
        try {
            while (!closed && buffered + order.weight() > BUFFER_BYTES) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            buffer.add(order);
            buffered += order.weight();
            flow();
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what waits: nothing of it is printed, no process id of it is answered.
    void clear() {
        lock.lock();
        try {
            buffer.clear();
            buffered = 0;
            flow();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Tears the paper off by hand where it is.
    void tearOff() {
        lock.lock();
        try {
            endSlip(false);
        } finally {
            lock.unlock();
        }
    }

    /// Whether something waits to be printed.
    boolean idle() {
        lock.lock();
        try {
            return buffer.isEmpty() && owedRows == 0;
        } finally {
            lock.unlock();
        }
    }

    List<Slip> slips() {
        lock.lock();
        try {
            return List.copyOf(slips);
        } finally {
            lock.unlock();
        }
    }

    List<String> processIds() {
        lock.lock();
        try {
            return List.copyOf(processIds);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long left() {
        lock.lock();
        try {
            return rowsLeft;
        } finally {
            lock.unlock();
        }
    }

    private void change(Sensors now, long rows) {
        lock.lock();
        try {
            sensors = now;
            rowsLeft = rows;
            if (rows == 0) {
                runOut();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(Runnable::run);
    }

    private void run() {
        while (true) {
            Runnable after;
            lock.lock();
            try {
                if (!awaitWork()) {
                    return;
                }
                after = perform(buffer.element());
            } catch (InterruptedException e) {
                return;
            } finally {
                lock.unlock();
            }
            after.run();
        }
    }

    /// False when closed.
    private boolean awaitWork() throws InterruptedException {
        while (!closed && (buffer.isEmpty() || sensors.offline())) {
            changed.await();
        }
        return !closed;
    }

    /// Under the lock; what it gives back is done without the lock.
    private Runnable perform(Order order) throws InterruptedException {
        return switch (order) {
            case Order.Row(byte[] dots) -> {
                done(order);
                yield print(dots);
            }
            case Order.Feed(int rows) -> {
                done(order);
                if (rows > 1) {
                    buffer.addFirst(new Order.Feed(rows - 1));
                    buffered += order.weight();
                }
                yield rows > 0 ? print(new byte[WIDTH_BYTES]) : () -> {};
            }
            case Order.Cut() -> {
                finishRows();
                if (!buffer.isEmpty() && buffer.element().equals(order)) {
                    done(order);
                    endSlip(true);
                }
                yield () -> {};
            }
            case Order.Reply(var send) -> {
                done(order);
                Paper paper = sensors.paper();
                yield () -> send.accept(paper);
            }
            case Order.ProcessId(String id, Runnable send) -> {
                finishRows();
                // The buffer may have been cleared while the paper still moved: then no id is sent.
                if (buffer.isEmpty() || !buffer.element().equals(order)) {
                    yield () -> {};
                }
                done(order);
                confirm(id);
                yield send;
            }
        };
    }

    private void done(Order order) {
        buffer.remove();
        buffered -= order.weight();
        flow();
        changed.signalAll();
    }

    private Runnable print(byte[] dots) throws InterruptedException {
        paperTape.add(dots);
        owedRows++;
        if (owedRows >= STEP_ROWS) {
            finishRows();
        }
        if (paperTape.size() >= LONGEST_SLIP) {
            endSlip(false);
        }
        if (rowsLeft != Long.MAX_VALUE && --rowsLeft <= 0) {
            finishRows();
            runOut();
            return () -> watchers.forEach(Runnable::run);
        }
        return () -> {};
    }

    /// An id that comes after the cut belongs to the paper just cut.
    private void confirm(String id) {
        processIds.add(id);
        if (!paperTape.isEmpty() || slips.isEmpty()) {
            idsOnTape.add(id);
            return;
        }
        Slip last = slips.removeLast();
        List<String> ids = new ArrayList<>(last.processIds());
        ids.add(id);
        slips.add(new Slip(last.png(), last.rows(), last.cut(), ids));
    }

    private void runOut() {
        rowsLeft = Long.MAX_VALUE;
        sensors = new Sensors(Paper.OUT, sensors.coverOpen(), sensors.online());
    }

    /// Lets the time pass that the rows on the tape have taken.
    private void finishRows() throws InterruptedException {
        long nanos = owedRows * TimeUnit.SECONDS.toNanos(1) / ROWS_PER_SECOND;
        owedRows = 0;
        while (nanos > 0 && !closed) {
            nanos = changed.awaitNanos(nanos);
        }
    }

    private void endSlip(boolean cut) {
        if (paperTape.isEmpty()) {
            return;
        }
        Path png = folder.resolve(String.format(Locale.ROOT, "slip-%04d.png", nextSlip++));
        try {
            Files.createDirectories(folder);
            OneBitPng.write(png, WIDTH_DOTS, paperTape);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for slips cannot be written", e);
        }
        slips.add(new Slip(png, paperTape.size(), cut, idsOnTape));
        paperTape.clear();
        idsOnTape.clear();
    }

    private static int firstFreeNumber(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return 1
                    + files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.matches("slip-\\d{4,9}\\.png"))
                            .mapToInt(
                                    name -> Integer.parseInt(name.substring(5, name.length() - 4)))
                            .max()
                            .orElse(0);
        }
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/// The only scheduler and the only clock: whoever waits, others go on meanwhile, on the same
// thread.
final class Timeline {
    private static final int DEEPEST = 4;
    private static final int REMEMBERED = 400;

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private final Deque<Line> diary = new ArrayDeque<>();
    private Instant now;
    private long number;
    private int depth;

    /// Words with `%s` for each part; put together only when somebody reads it.
    private record Line(Instant at, String words, List<Object> parts) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(at.toString()).append(' ');
            String[] pieces = words.split("%s", -1);
            for (int i = 0; i < pieces.length; i++) {
                text.append(pieces[i]).append(i < parts.size() ? parts.get(i) : "");
            }
            return text.toString();
        }
    }

    private record Due(Instant at, long number, Runnable work) {}

    Timeline(Instant start) {
        this.now = start;
    }

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable work) {
        queue.add(new Due(now.plus(delay), number++, work));
    }

    /// Time that passes on a wire: everybody else goes on, and may come back into the same program.
    void pass(Duration time) {
        Instant end = now.plus(time);
        if (depth < DEEPEST) {
            depth++;
            until(end);
            depth--;
        }
        advance(end);
    }

    private void advance(Instant to) {
        now = to.isAfter(now) ? to : now;
    }

    /// Everything that is due until then, and then it is then.
    void until(Instant end) {
        Due next = queue.peek();
        while (next != null && !next.at().isAfter(end)) {
            queue.remove();
            advance(next.at());
            next.work().run();
            next = queue.peek();
        }
        advance(end);
    }

    /// For the reader of a failure.
    void write(String words, Object... parts) {
        if (diary.size() == REMEMBERED) {
            diary.removeFirst();
        }
        diary.add(new Line(now, words, Arrays.asList(parts)));
    }

    String diary() {
        return diary.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}

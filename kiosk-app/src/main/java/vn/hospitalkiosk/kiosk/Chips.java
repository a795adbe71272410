package vn.hospitalkiosk.kiosk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.TrustVerdicts;
import vn.hospitalkiosk.kiosk.journey.Effect;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;

/// Reads of the chip, answered with events that carry the attempt's number.
final class Chips {
    private final Supplier<Optional<ChipReader>> reader;
    private final Marks marks;
    private final Consumer<JourneyEvent> events;

    Chips(Supplier<Optional<ChipReader>> reader, Marks marks, Consumer<JourneyEvent> events) {
        this.reader = reader;
        this.marks = marks;
        this.events = events;
    }

    void read(Effect.ReadChip wish) {
        Optional<ChipReader> from = reader.get();
        if (from.isEmpty()) {
            fault(wish.attempt(), "no reader connected");
            return;
        }
        try {
            from.get()
                    .read(
                            wish.request(),
                            step -> events.accept(new JourneyEvent.ReadMoved(wish.attempt(), step)),
                            outcome -> ended(from.get(), wish.attempt(), outcome));
        } catch (IllegalStateException _) {
            fault(wish.attempt(), "the reader is busy");
        }
    }

    private void fault(long attempt, String detail) {
        events.accept(
                new JourneyEvent.ReadEnded(
                        attempt, new ReadOutcome.ReaderFault(new Failure("C61", detail))));
    }

    private void ended(ChipReader from, long attempt, ReadOutcome outcome) {
        Instant at = Instant.now();
        events.accept(new JourneyEvent.ReadEnded(attempt, outcome));
        if (outcome instanceof ReadOutcome.Read read) {
            TrustVerdicts trust = read.trust();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("transport", from.transport());
            facts.put("apdus", read.apdus());
            facts.put("ms", read.millis());
            facts.put("hashes", trust.hashes());
            facts.put("signature", trust.signature());
            facts.put("chain", trust.chain());
            facts.put("revocation", trust.revocation());
            facts.put("chip", trust.chip());
            marks.mark("chip-read", at, facts);
            marks.mark("step", Map.of("step", "readChip", "ms", read.millis()));
        }
    }
}

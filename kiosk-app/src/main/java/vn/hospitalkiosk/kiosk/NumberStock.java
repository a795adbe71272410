package vn.hospitalkiosk.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.IssuedNumbers;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.journal.JournalBroken;
import vn.hospitalkiosk.kiosk.journal.NumberBlocks;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.journey.VisitEffect;
import vn.hospitalkiosk.kiosk.journey.VisitEvent;

/// Keeps enough downtime numbers in store while the gateway answers, gives them out when it does not, and tells it afterwards.
final class NumberStock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NumberStock.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    /// Of each class; below it another block is leased.
    private static final int ENOUGH = 20;

    private final Path file;
    private final Clock clock;
    private final GatewayClient gateway;
    private final Consumer<JourneyEvent> events;
    private final ExecutorService drawing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("numbers").factory());
    private final ScheduledExecutorService keeping =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("number-stock").factory());
    private @Nullable NumberBlocks blocks;
    private Optional<VisitEvent.NumbersStocked> told = Optional.empty();

    NumberStock(Path file, Clock clock, GatewayClient gateway, Consumer<JourneyEvent> events) {
        this.file = file;
        this.clock = clock;
        this.gateway = gateway;
        this.events = events;
    }

    void start() {
        ScheduledFuture<?> _ =
                keeping.scheduleWithFixedDelay(
                        this::keep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The number comes as an event; empty when there is none, or the journal is broken.
    void draw(VisitEffect.DrawNumber wish) {
        drawing.execute(() -> {
            Optional<String> number;
            try {
                number = open().draw(wish.job(), wish.kind()).map(IssuedNumber::label);
            } catch (JournalBroken e) {
                LOG.error("{} {}", Codes.NUMBERS_NOT_KEPT, e.getMessage());
                number = Optional.empty();
            }
            events.accept(new VisitEvent.NumberDrawn(wish.job(), wish.kind(), number));
        });
    }

    private synchronized NumberBlocks open() {
        NumberBlocks now = blocks;
        if (now == null) {
            now = NumberBlocks.open(file, clock);
            blocks = now;
        }
        return now;
    }

    private void keep() {
        try {
            NumberBlocks store = open();
            announce(store);
            tell(store);
            for (Map.Entry<NumberClass, Integer> each : store.left().entrySet()) {
                if (each.getValue() < ENOUGH
                        && gateway.lease(each.getKey())
                                instanceof Answer.Ok<NumberBlock>(var block)) {
                    store.keep(block);
                }
            }
            announce(store);
        } catch (JournalBroken e) {
            LOG.error("{} {}", Codes.NUMBERS_NOT_KEPT, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
        }
    }

    private void tell(NumberBlocks store) {
        List<IssuedNumber> untold = store.untold();
        if (!untold.isEmpty()
                && gateway.given(new IssuedNumbers(untold)) instanceof Answer.Ok<?> _) {
            store.told(untold);
        }
    }

    private void announce(NumberBlocks store) {
        VisitEvent.NumbersStocked now =
                new VisitEvent.NumbersStocked(store.prefix().orElse(""), store.left());
        if (!told.equals(Optional.of(now))) {
            told = Optional.of(now);
            events.accept(now);
        }
    }

    @Override
    public void close() {
        keeping.shutdownNow();
        drawing.shutdownNow();
        synchronized (this) {
            NumberBlocks open = blocks;
            if (open != null) {
                open.close();
            }
        }
    }
}

package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OfflineNumber;

/// Screen 23: numbers out of a signed block while gateway or HIS cannot be reached. Asks nobody who they are.
final class Downtime {
    /// The same tile gives no second number at once.
    private static final Duration LOCKED = Duration.ofSeconds(4);

    /// The number stands on the screen so long: it is printed, and can be photographed.
    private static final Duration SHOWN = Duration.ofSeconds(20);

    private Downtime() {}

    static void stocked(Turn t, VisitEvent.NumbersStocked stock) {
        t.set(t.around().withStock(Optional.of(stock)));
        Surroundings.refreshHome(t);
    }

    static boolean hasNumbers(Around around) {
        return around.stock()
                .map(s -> s.left().values().stream().anyMatch(n -> n > 0))
                .orElse(false);
    }

    static JourneyState screen(Turn t, boolean gateway, Instant since) {
        Optional<Instant> locked = Optional.empty();
        if (t.shown() instanceof OfflineNumber now && now.gateway() == gateway) {
            if (now.issued().isEmpty() && now.printing().isEmpty()) {
                return now;
            }
            locked = now.lockedUntil();
        }
        return new OfflineNumber(
                gateway,
                since,
                t.around().stock().map(VisitEvent.NumbersStocked::prefix).orElse(""),
                Optional.empty(),
                Optional.empty(),
                false,
                locked);
    }

    static void press(Turn t, OfflineNumber shown, Press press) {
        switch (press) {
            case Press.TakeNumber(NumberClass kind) -> {
                boolean locked = shown.lockedUntil().map(end -> !t.reached(end)).orElse(false);
                if (!locked) {
                    draw(t, shown, kind);
                }
            }
            case Press.Primary _ -> {
                if (shown.issued().isPresent()) {
                    next(t);
                }
            }
            case Press.Back _, Press.Finish _ -> {
                if (!shown.gateway()) {
                    t.show(Surroundings.home(t));
                }
            }
            default -> {} // not offered here
        }
    }

    private static void draw(Turn t, OfflineNumber shown, NumberClass kind) {
        CommandId job = new CommandId(t.newId());
        t.set(
                t.behind()
                        .with(
                                new Behind.Paper(
                                        Optional.of(
                                                SlipOrder.ofNobody(
                                                        job,
                                                        new VisitId(job.value()),
                                                        new SlipOrder.Content.QueueOnly())),
                                        Optional.empty())));
        t.show(
                new OfflineNumber(
                        shown.gateway(),
                        shown.since(),
                        shown.prefix(),
                        Optional.of(kind),
                        Optional.empty(),
                        false,
                        Optional.of(t.now.plus(LOCKED))));
        t.tell(new VisitEffect.DrawNumber(job, kind));
    }

    static void drawn(Turn t, VisitEvent.NumberDrawn drawn) {
        if (!(t.shown() instanceof OfflineNumber shown)
                || !t.behind()
                        .paper()
                        .order()
                        .map(SlipOrder::job)
                        .equals(Optional.of(drawn.job()))) {
            return;
        }
        if (drawn.number().isEmpty()) {
            t.tell(new Effect.Report(Codes.NO_NUMBERS_LEFT));
            t.set(t.around().withStock(Optional.empty()));
            t.set(Behind.NOTHING);
            t.show(Surroundings.home(t));
            return;
        }
        String number = drawn.number().get();
        t.show(
                new OfflineNumber(
                        shown.gateway(),
                        shown.since(),
                        shown.prefix(),
                        Optional.of(drawn.kind()),
                        Optional.of(number),
                        false,
                        Optional.of(t.now.plus(LOCKED))));
        t.tell(
                new Effect.Print(
                        new SlipOrder(
                                drawn.job(),
                                new VisitId(drawn.job().value()),
                                Restoring.NOBODY,
                                new Ticket(
                                        number,
                                        words(drawn.kind()),
                                        new Place("", "", "", ""),
                                        Optional.empty(),
                                        Optional.empty(),
                                        java.util.List.of(),
                                        ""),
                                new SlipOrder.Content.Downtime(drawn.kind()))));
    }

    /// On the slip, which is Vietnamese only.
    private static String words(NumberClass kind) {
        return switch (kind) {
            case INSURED -> "Khám có BHYT";
            case FEE -> "Khám không BHYT";
            case PRIORITY -> "Ưu tiên";
        };
    }

    static void printed(Turn t, JourneyEvent.PrintEnded ended) {
        if (t.shown() instanceof OfflineNumber shown
                && t.behind()
                        .paper()
                        .order()
                        .map(SlipOrder::job)
                        .equals(Optional.of(ended.job()))) {
            boolean paper = ended.outcome() instanceof PrintOutcome.Printed;
            t.show(
                    new OfflineNumber(
                            shown.gateway(),
                            shown.since(),
                            shown.prefix(),
                            shown.printing(),
                            shown.issued(),
                            paper,
                            Optional.of(t.now.plus(LOCKED))));
        }
    }

    /// The number goes off the screen by itself; news of the surroundings count again.
    static void tick(Turn t, OfflineNumber shown) {
        boolean longAgo =
                shown.lockedUntil()
                        .map(end -> t.reached(end.minus(LOCKED).plus(SHOWN)))
                        .orElse(false);
        if (shown.issued().isPresent() && longAgo) {
            next(t);
        }
    }

    /// The number goes off the screen: the next patient takes one.
    private static void next(Turn t) {
        t.set(Behind.NOTHING);
        t.show(Surroundings.home(t));
    }

    static Map<NumberClass, Integer> left(Around around) {
        return around.stock().map(VisitEvent.NumbersStocked::left).orElse(Map.of());
    }
}

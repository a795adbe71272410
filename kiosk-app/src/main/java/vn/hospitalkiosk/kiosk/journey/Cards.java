package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.ReadRequest;
import vn.hospitalkiosk.device.cccd.ReadStep;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble.Trouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.ReadingChip;
import vn.hospitalkiosk.kiosk.journey.JourneyState.ReadingChip.Stage;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;

/// Screens 03 and 04: the chip is read. One read at a time in the driver, also when nobody waits for it any more.
final class Cards {
    private Cards() {}

    static void presence(Turn t, boolean present) {
        t.set(t.around().withCard(present));
        switch (t.shown()) {
            case JourneyState.Identify s -> laidDown(t, s.session(), s.note(), present);
            case CardTrouble s -> {
                if (present && s.trouble() != Trouble.SEE_DESK) {
                    laidDown(t, s.session(), Optional.empty(), true);
                }
            }
            case ReadingChip s -> {
                if (!present && !t.identity().reading().map(Behind.Reading::started).orElse(true)) {
                    trouble(t, s.session(), Trouble.MOVED, Codes.CARD_LIFTED);
                }
            }
            case JourneyState.Success s -> Closing.card(t, s, present);
            default -> {} // no other screen looks at the reader
        }
    }

    private static void laidDown(
            Turn t, Session session, Optional<JourneyState.Note> note, boolean present) {
        if (present && t.identity().accessNumber().isPresent() && !t.identity().scanChosen()) {
            read(t, session);
        } else {
            Identifying.show(t, session, note);
        }
    }

    static void read(Turn t, Session session) {
        Around around = t.around();
        long attempt = around.lastAttempt() + 1;
        boolean free = around.inDriver().isEmpty();
        t.set(
                t.identity()
                        .withReading(
                                Optional.of(
                                        new Behind.Reading(
                                                attempt,
                                                free,
                                                t.now,
                                                t.now.plus(t.times.readMost()),
                                                Optional.empty())),
                                t.identity().unreadable()));
        t.set(around.withReads(attempt, free ? Optional.of(attempt) : around.inDriver()));
        if (free) {
            t.tell(new Effect.ReadChip(attempt, request(t.identity())));
        }
        t.show(new ReadingChip(session, Stage.CARD_FOUND, 0, 0));
    }

    /// A code that was scanned is of the same card, or the chip is refused.
    private static ReadRequest request(Behind.Identity identity) {
        ReadRequest request = ReadRequest.with(identity.accessNumber().orElseThrow());
        return identity.code().map(code -> request.printed(code.number().digits())).orElse(request);
    }

    static void moved(Turn t, JourneyEvent.ReadMoved moved) {
        if (!(t.shown() instanceof ReadingChip shown)
                || !waitsFor(t, moved.attempt())
                || t.identity().reading().orElseThrow().held().isPresent()) {
            return;
        }
        t.show(
                switch (moved.step()) {
                    case ReadStep.CardFound _ ->
                            new ReadingChip(shown.session(), Stage.CARD_FOUND, 0, 0);
                    case ReadStep.Reading(int read, int expected) ->
                            new ReadingChip(shown.session(), Stage.READING, read, expected);
                    case ReadStep.Checking _ ->
                            new ReadingChip(
                                    shown.session(),
                                    Stage.CHECKING,
                                    shown.expected(),
                                    shown.expected());
                });
    }

    static void ended(Turn t, JourneyEvent.ReadEnded ended) {
        Around around = t.around();
        if (around.inDriver().equals(Optional.of(ended.attempt()))) {
            t.set(around.withReads(around.lastAttempt(), Optional.empty()));
        }
        if (!(t.shown() instanceof ReadingChip shown)) {
            return;
        }
        Behind.Reading reading = t.identity().reading().orElseThrow();
        if (reading.attempt() == ended.attempt()) {
            t.set(
                    t.identity()
                            .withReading(
                                    Optional.of(
                                            new Behind.Reading(
                                                    reading.attempt(),
                                                    true,
                                                    reading.shownSince(),
                                                    reading.giveUpAt(),
                                                    Optional.of(ended.outcome()))),
                                    t.identity().unreadable()));
            tick(t, shown);
        } else if (!reading.started()) {
            read(t, shown.session());
        }
    }

    private static boolean waitsFor(Turn t, long attempt) {
        return t.identity().reading().map(r -> r.attempt() == attempt).orElse(false);
    }

    static void tick(Turn t, ReadingChip shown) {
        Behind.Reading reading = t.identity().reading().orElseThrow();
        Optional<ReadOutcome> held = reading.held();
        if (held.isPresent()) {
            if (t.reached(reading.shownSince().plus(t.times.readLeast()))) {
                settle(t, shown.session(), held.get());
            }
        } else if (t.reached(reading.giveUpAt())) {
            t.tell(new Effect.Report(Codes.NO_READ_IN_TIME));
            trouble(t, shown.session(), Trouble.UNREADABLE, Codes.NO_READ_IN_TIME);
        }
    }

    private static void settle(Turn t, Session session, ReadOutcome outcome) {
        switch (outcome) {
            case ReadOutcome.Read read -> {
                Optional<PresentedDocument> document = document(read);
                if (document.isPresent()) {
                    Identifying.ask(t, session, document.get());
                } else {
                    trouble(t, session, Trouble.SEE_DESK, Codes.CHIP_NUMBER);
                }
            }
            case ReadOutcome.CardMoved(Failure failure) ->
                    trouble(t, session, Trouble.MOVED, code(failure));
            case ReadOutcome.WrongAccessNumber(Failure failure) -> {
                Identifying.forget(t);
                trouble(t, session, Trouble.WRONG_DIGITS, code(failure));
            }
            case ReadOutcome.NotACccd(Failure failure) ->
                    trouble(t, session, Trouble.WRONG_CARD, code(failure));
            case ReadOutcome.NotGenuine(Failure failure, _) ->
                    trouble(t, session, Trouble.SEE_DESK, code(failure));
            case ReadOutcome.Unreadable(Failure failure) -> unreadable(t, session, failure);
            case ReadOutcome.ReaderFault(Failure failure) ->
                    trouble(t, session, Trouble.UNREADABLE, code(failure));
        }
    }

    private static Optional<PresentedDocument> document(ReadOutcome.Read read) {
        try {
            return Optional.of(Documents.chip(read.data(), read.trust()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// "Đã thử 2 lần": the first time it is tried again without a word.
    private static void unreadable(Turn t, Session session, Failure failure) {
        int failed = t.identity().unreadable() + 1;
        t.set(t.identity().withReading(Optional.empty(), failed));
        if (failed < Times.MOST_UNREADABLE && t.around().cardPresent()) {
            read(t, session);
        } else {
            trouble(t, session, Trouble.UNREADABLE, code(failure));
        }
    }

    private static void trouble(Turn t, Session session, Trouble trouble, FailureCode code) {
        int failed = trouble == Trouble.UNREADABLE ? 0 : t.identity().unreadable();
        t.set(t.identity().withReading(Optional.empty(), failed));
        t.show(new CardTrouble(session, trouble, code));
    }

    private static FailureCode code(Failure failure) {
        return new FailureCode(failure.code());
    }

    static void press(Turn t, ReadingChip shown, Press press) {
        if (press instanceof Press.Cancel || press instanceof Press.Back) {
            t.set(t.identity().withReading(Optional.empty(), t.identity().unreadable()));
            Identifying.forget(t);
            Identifying.show(t, shown.session(), Optional.empty());
        }
    }

    static void press(Turn t, CardTrouble shown, Press press) {
        Session session = shown.session();
        switch (press) {
            case Press.Primary _ -> {
                if (shown.trouble() == Trouble.SEE_DESK) {
                    Closing.finish(t);
                } else if (t.around().cardPresent() && t.identity().accessNumber().isPresent()) {
                    read(t, session);
                } else {
                    Identifying.show(t, session, Optional.empty());
                }
            }
            case Press.ScanInstead _ -> Identifying.scanInstead(t, session);
            case Press.TypeInstead _ -> Typing.show(t, session, JourneyState.TypedKind.PERSONAL);
            case Press.OtherWay _, Press.Back _, Press.Cancel _ ->
                    Identifying.show(t, session, Optional.empty());
            case Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Limit;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Welcome;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Hills;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 01, 01b.
final class WelcomeFace {
    private WelcomeFace() {}

    static Sheet draw(Welcome state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(44, 12));
        sheet.lead(
                "title",
                () ->
                        kit.para(
                                kit.say(Phrase.WELCOME_TITLE),
                                kit.large() ? Type.H0.sized(68, 82) : Type.H0));
        sheet.body(Piece.growing("hills", 1, () -> new Hills(kit.size(44, 16))));
        sheet.body(register(state.limits(), kit)).gap(kit.size(28, 20));
        sheet.body(pay(state.limits(), kit)).gap(kit.size(28, 20));
        sheet.body(status(state.limits(), kit)).gap(kit.size(44, 16));
        return sheet;
    }

    private static Piece register(List<Limit> limits, Kit kit) {
        Optional<String> his = hisDown(limits, kit);
        if (his.isPresent() && limits.contains(new Limit.NumbersHere())) {
            return Piece.of(
                    "start-register",
                    List.of(his.get()),
                    () ->
                            Tiles.task(
                                    kit,
                                    "start-register",
                                    words(
                                            kit,
                                            Glyph.TICKET,
                                            Phrase.OFFLINE_TAKE,
                                            Phrase.OFFLINE_LEAD),
                                    true,
                                    his.get(),
                                    new Press.Start(Task.REGISTER)));
        }
        Optional<String> down = his.or(() -> notHere(limits, Task.REGISTER, kit));
        if (down.isPresent()) {
            return down(
                    kit,
                    Glyph.REGISTER,
                    Phrase.REGISTER_TITLE,
                    down.get(),
                    kit.say(Phrase.GO_TO_DESK, reception(kit)));
        }
        String limit =
                limits.stream().anyMatch(Limit.NoPaper.class::isInstance)
                        ? kit.say(Phrase.LIMIT_NO_PAPER)
                        : "";
        return task(
                kit,
                "start-register",
                words(kit, Glyph.REGISTER, Phrase.REGISTER_TITLE, Phrase.REGISTER_LINE),
                true,
                limit,
                Task.REGISTER);
    }

    private static Piece pay(List<Limit> limits, Kit kit) {
        Optional<String> down =
                paymentsDown(limits, kit)
                        .or(() -> hisDown(limits, kit))
                        .or(() -> notHere(limits, Task.PAY, kit));
        if (down.isPresent()) {
            return down(
                    kit,
                    Glyph.PAY,
                    Phrase.PAY_TITLE,
                    down.get(),
                    kit.say(Phrase.LIMIT_PAYMENTS_DESK, cashDesks(kit)));
        }
        String labels =
                limits.stream()
                        .<String>mapMulti((limit, add) -> {
                            if (limit instanceof Limit.MethodDown(String label)) {
                                add.accept(label);
                            }
                        })
                        .collect(Collectors.joining(", "));
        String limit = labels.isEmpty() ? "" : kit.say(Phrase.LIMIT_METHOD, labels);
        return task(
                kit,
                "start-pay",
                words(kit, Glyph.PAY, Phrase.PAY_TITLE, Phrase.PAY_LINE),
                false,
                limit,
                Task.PAY);
    }

    private static Piece status(List<Limit> limits, Kit kit) {
        // The gateway answers references from its own books: no HIS is needed.
        Optional<String> down = notHere(limits, Task.STATUS, kit);
        if (down.isPresent()) {
            return down(
                    kit,
                    Glyph.TICKET,
                    Phrase.STATUS_TITLE,
                    down.get(),
                    kit.say(Phrase.GO_TO_DESK, reception(kit)));
        }
        return task(
                kit,
                "start-status",
                words(kit, Glyph.TICKET, Phrase.STATUS_TITLE, Phrase.STATUS_LINE),
                false,
                "",
                Task.STATUS);
    }

    private static Optional<String> notHere(List<Limit> limits, Task task, Kit kit) {
        return limits.contains(new Limit.TaskNotHere(task))
                ? Optional.of(kit.say(Phrase.LIMIT_NOT_HERE))
                : Optional.empty();
    }

    private static Piece task(
            Kit kit, String id, Tiles.Words words, boolean filled, String limit, Task task) {
        return Piece.of(
                id,
                List.of(limit),
                () -> Tiles.task(kit, id, words, filled, limit, new Press.Start(task)));
    }

    private static Piece down(Kit kit, Glyph glyph, Phrase title, String reason, String instead) {
        return Piece.of(
                "down-" + title,
                List.of(reason, instead),
                () -> Tiles.taskDown(kit, new Tiles.Words(glyph, kit.say(title), reason), instead));
    }

    private static Tiles.Words words(Kit kit, Glyph glyph, Phrase title, Phrase line) {
        return new Tiles.Words(glyph, kit.say(title), kit.say(line));
    }

    private static Optional<String> hisDown(List<Limit> limits, Kit kit) {
        return limits.stream()
                .flatMap(limit ->
                        limit instanceof Limit.HisDown(var since)
                                ? Optional.of(since).stream()
                                : java.util.stream.Stream.empty())
                .findFirst()
                .map(since -> kit.say(Phrase.LIMIT_HIS, kit.texts().time(since)));
    }

    private static Optional<String> paymentsDown(List<Limit> limits, Kit kit) {
        return limits.stream()
                .flatMap(limit ->
                        limit instanceof Limit.PaymentsDown(var since)
                                ? Optional.of(since).stream()
                                : java.util.stream.Stream.empty())
                .findFirst()
                .map(since -> kit.say(Phrase.LIMIT_PAYMENTS, kit.texts().time(since)));
    }

    /// Large text has room for the name of the desk, not for the way to it.
    private static String reception(Kit kit) {
        return kit.texts()
                .of(kit.large() ? kit.hospital().receptionShort() : kit.hospital().reception());
    }

    private static String cashDesks(Kit kit) {
        return kit.texts()
                .of(kit.large() ? kit.hospital().cashDesksShort() : kit.hospital().cashDesks());
    }
}

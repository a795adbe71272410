package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Method;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.BillTable;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 11, 19. The first available method is the recommended one; an unavailable one stays, with reason and way out.
final class MethodFace {
    /// Tiles on one page with large text.
    private static final int LARGE_PAGE = 4;

    private MethodFace() {}

    static Sheet draw(Method state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 20));
        Shared.title(sheet, kit, kit.large() ? Phrase.METHOD_TITLE_SHORT : Phrase.METHOD_TITLE);
        List<MethodView> methods = inOrder(state.methods());
        boolean none = methods.stream().noneMatch(MethodView::available);
        String due = kit.texts().amount(state.bill().due());
        sheet.gap(kit.size(state.note().isPresent() ? 24 : 40, 20));
        sheet.body(
                "amount", List.of(due), () -> BillTable.amount(kit, kit.say(Phrase.AMOUNT), due));
        state.note()
                .filter(note -> !none || note != Note.METHOD_JUST_WENT_DOWN)
                .ifPresent(note -> sheet.gap(20).body(Shared.note(kit, note)));
        sheet.space();
        if (none) {
            allDown(sheet, kit);
        }
        int pages = kit.large() ? Math.max(1, Math.ceilDiv(methods.size(), LARGE_PAGE)) : 1;
        int page = Math.floorMod(kit.memory().page(), pages);
        if (kit.large()) {
            one(
                    sheet,
                    methods.subList(
                            page * LARGE_PAGE, Math.min(methods.size(), (page + 1) * LARGE_PAGE)),
                    page == 0,
                    kit);
        } else {
            two(sheet, methods, kit);
        }
        if (!none) {
            sheet.gap(kit.size(28, 16));
            sheet.body(
                    "cash",
                    () ->
                            Strip.of(
                                    kit,
                                    Glyph.PLACE,
                                    kit.say(
                                            Phrase.CASH_AT,
                                            kit.texts().of(kit.hospital().cashDesks())),
                                    Type.SMALL.medium(),
                                    "soft"));
        }
        sheet.action(Actions.back(kit));
        if (none) {
            sheet.action(
                    Actions.filled(
                            kit,
                            "pay-later",
                            kit.say(Phrase.PAY_LATER),
                            Actions.beside(kit.size(Actions.BACK, 340)),
                            new Press.PayLater()));
        } else if (pages > 1) {
            sheet.action(more(kit, page, pages, methods.size()));
        }
        return sheet;
    }

    /// The unavailable ones last, otherwise as configured.
    private static List<MethodView> inOrder(List<MethodView> methods) {
        List<MethodView> ordered =
                new ArrayList<>(methods.stream().filter(MethodView::available).toList());
        methods.stream().filter(method -> !method.available()).forEach(ordered::add);
        return ordered;
    }

    private static void allDown(Sheet sheet, Kit kit) {
        sheet.body(
                "all-down",
                () ->
                        StatusBanner.of(
                                kit,
                                StatusBanner.Kind.WARN,
                                Glyph.WARN,
                                "",
                                kit.say(
                                        Phrase.METHOD_ALL_DOWN,
                                        kit.texts().of(kit.hospital().cashDesks()))));
        sheet.gap(24);
    }

    /// Large text: one under the other.
    private static void one(
            Sheet sheet, List<MethodView> methods, boolean withRecommended, Kit kit) {
        boolean others = methods.stream().anyMatch(MethodView::available);
        for (int i = 0; i < methods.size(); i++) {
            MethodView method = methods.get(i);
            if (i > 0) {
                sheet.gap(24);
            }
            boolean filled = withRecommended && i == 0 && method.available();
            sheet.body(
                    "method-" + method.psp(),
                    List.of(method),
                    () ->
                            !method.available()
                                    ? down(kit, method, others)
                                    : filled
                                            ? recommended(kit, method, 172)
                                            : tile(kit, method, 150, true));
        }
    }

    /// The recommended one over the full width, then pairs, then what is down.
    private static void two(Sheet sheet, List<MethodView> methods, Kit kit) {
        List<MethodView> up = methods.stream().filter(MethodView::available).toList();
        boolean others = !up.isEmpty();
        if (others) {
            sheet.body(
                    "method-" + up.getFirst().psp(),
                    List.of(up.getFirst()),
                    () -> recommended(kit, up.getFirst(), 220));
        }
        for (int i = 1; i < up.size(); i += 2) {
            MethodView left = up.get(i);
            Optional<MethodView> right =
                    i + 1 < up.size() ? Optional.of(up.get(i + 1)) : Optional.empty();
            sheet.gap(24)
                    .body(
                            "pair-" + i,
                            List.of(left, right),
                            () ->
                                    right.<Node>map(other ->
                                                    Tiles.pair(
                                                            tile(kit, left, 172, false),
                                                            tile(kit, other, 172, false)))
                                            .orElseGet(() -> tile(kit, left, 172, true)));
        }
        for (MethodView method : methods.stream().filter(m -> !m.available()).toList()) {
            sheet.gap(24)
                    .body(
                            "method-" + method.psp(),
                            List.of(method),
                            () -> down(kit, method, others));
        }
    }

    private static TouchButton recommended(Kit kit, MethodView method, double height) {
        return Tiles.recommended(
                kit,
                "choose-" + method.psp(),
                words(kit, method),
                height,
                new Press.ChooseMethod(method.psp()));
    }

    private static Region tile(Kit kit, MethodView method, double height, boolean chevron) {
        return Tiles.choice(
                kit,
                "choose-" + method.psp(),
                words(kit, method),
                Type.H3,
                Type.BODY,
                height,
                chevron,
                () -> kit.press(new Press.ChooseMethod(method.psp())));
    }

    private static Node down(Kit kit, MethodView method, boolean othersWork) {
        Optional<String> here = reasonHere(kit, method);
        String since =
                here.map(words -> words + " ")
                        .or(() ->
                                method.unavailableSince()
                                        .map(at ->
                                                kit.say(
                                                                Phrase.METHOD_DOWN_SINCE,
                                                                kit.texts().time(at))
                                                        + " "))
                        .orElse("");
        String line =
                (since
                                + method.alternative()
                                        .orElse(
                                                othersWork
                                                        ? kit.say(Phrase.METHOD_DOWN_CHOOSE)
                                                        : ""))
                        .strip();
        return Tiles.down(
                kit,
                new Tiles.Words(Glyph.STOP, kit.say(Phrase.METHOD_DOWN, label(kit, method)), line),
                Type.H3,
                Type.BODY);
    }

    /// What only this kiosk's terminal knows.
    private static Optional<String> reasonHere(Kit kit, MethodView method) {
        if (method.kind() != MethodView.Kind.CARD_TERMINAL) {
            return Optional.empty();
        }
        return method.reason()
                .map(code ->
                        kit.say(
                                code.code().equals("M60")
                                        ? Phrase.METHOD_CAP
                                        : Phrase.METHOD_TERMINAL_DOWN));
    }

    private static Tiles.Words words(Kit kit, MethodView method) {
        return switch (method.kind()) {
            case WALLET ->
                    new Tiles.Words(Glyph.PHONE, method.label(), kit.say(Phrase.METHOD_WALLET));
            case BANK_QR ->
                    new Tiles.Words(Glyph.QR, method.label(), kit.say(Phrase.METHOD_ANY_BANK));
            case CARD_TERMINAL ->
                    new Tiles.Words(
                            Glyph.CARD, kit.say(Phrase.CARD_LABEL), kit.say(Phrase.METHOD_CARD));
        };
    }

    private static String label(Kit kit, MethodView method) {
        return method.kind() == MethodView.Kind.CARD_TERMINAL
                ? kit.say(Phrase.CARD_LABEL)
                : method.label();
    }

    /// "Cách khác (2)": how many are not on this page.
    private static Piece more(Kit kit, int page, int pages, int methods) {
        int here = Math.min(methods, (page + 1) * LARGE_PAGE) - page * LARGE_PAGE;
        String words = kit.say(Phrase.OTHER_WAYS, methods - here);
        return Piece.of(
                "next-page",
                List.of(words, page),
                () -> {
                    var face =
                            Boxes.padded(
                                    Boxes.centred(
                                            20,
                                            kit.line(words, Type.BUTTON_2),
                                            kit.icon(Glyph.NEXT, Icon.Size.M)),
                                    8,
                                    24,
                                    8,
                                    24);
                    TouchButton button =
                            new TouchButton(
                                            "next-page",
                                            words,
                                            face,
                                            () -> {
                                                kit.press(new Press.Touch());
                                                kit.memory().turnTo((page + 1) % pages);
                                            })
                                    .styled("outline");
                    return Boxes.height(
                            Boxes.width(button, Actions.beside(kit.size(Actions.BACK, 340))),
                            Actions.HEIGHT);
                });
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OutOfService;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Pill;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 18: no operable part but the dock. Only what is known of the alternatives is said.
final class OutOfServiceFace {
    private OutOfServiceFace() {}

    static Sheet draw(OutOfService state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(56, 32));
        sheet.lead(
                "pill",
                () ->
                        new HBox(
                                Pill.of(
                                        kit,
                                        Pill.Kind.WARN,
                                        Glyph.TOOL,
                                        kit.say(Phrase.MAINTENANCE),
                                        Type.TASK_LINE.sized(34, 48))));
        sheet.lead(
                "title",
                () ->
                        Boxes.padded(
                                new VBox(kit.para(kit.say(Phrase.OUT_TITLE), Type.H0)),
                                kit.size(36, 20),
                                0,
                                0,
                                0));
        Shared.lead(
                sheet,
                kit,
                state.expectedBack()
                        .map(at -> kit.say(Phrase.OUT_BACK_AT, kit.texts().time(at)))
                        .orElseGet(() -> kit.say(Phrase.OUT_SORRY)));
        String nearest = kit.texts().of(kit.hospital().nearestKiosk());
        sheet.gap(kit.size(72, 40));
        String head =
                nearest.isEmpty()
                        ? kit.say(Phrase.OUT_INSTEAD)
                        : kit.say(Phrase.OUT_NEAREST, nearest);
        sheet.body("head", List.of(head), () -> kit.para(head, Type.H2));
        sheet.gap(kit.size(28, 16));
        sheet.body("desks", () -> desks(kit));
        sheet.space();
        sheet.body(
                "just-paid",
                () ->
                        Strip.of(
                                kit,
                                Glyph.LOCK,
                                kit.say(
                                        Phrase.OUT_JUST_PAID,
                                        kit.texts().of(kit.hospital().cashDesksShort())),
                                Type.BODY.medium(),
                                "soft"));
        sheet.gap(kit.size(40, 24))
                .body(Shared.referenceCode(kit, state.code()))
                .gap(kit.size(60, 24));
        return sheet;
    }

    private static Node desks(Kit kit) {
        VBox card =
                new VBox(
                        desk(
                                kit,
                                Glyph.USER,
                                kit.texts().of(kit.hospital().reception()),
                                Phrase.OUT_RECEPTION_DOES),
                        Boxes.divider(),
                        desk(
                                kit,
                                Glyph.PAY,
                                kit.texts().of(kit.hospital().cashDesks()),
                                Phrase.OUT_CASH_DOES));
        return Boxes.styled(Boxes.padded(card, 12, 40, 12, 40), "card");
    }

    private static Node desk(Kit kit, Glyph glyph, String where, Phrase does) {
        VBox words =
                Boxes.column(
                        4,
                        kit.para(capital(where), Type.H3),
                        kit.para(kit.say(does), Type.BODY, "soft"));
        return Boxes.padded(
                Boxes.row(28, kit.icon(glyph, Icon.Size.M), Boxes.wide(words)), 28, 0, 28, 0);
    }

    /// The configured words stand in the middle of sentences elsewhere; here they begin one.
    private static String capital(String words) {
        int first = words.offsetByCodePoints(0, Math.min(1, words.length()));
        return words.substring(0, first).toUpperCase(java.util.Locale.ROOT)
                + words.substring(first);
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OfflineNumber;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.TicketCard;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 23: cut off, yet every patient gets a number; no ID, no name.
final class OfflineNumberFace {
    private OfflineNumberFace() {}

    static Sheet draw(OfflineNumber state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(20, 8));
        String since = kit.texts().time(state.since());
        sheet.lead("cut-off", List.of(since), () -> cutOff(since, kit));
        if (state.issued().isPresent()) {
            issued(sheet, state, state.issued().get(), kit);
            return sheet;
        }
        sheet.lead("title-gap", () -> Boxes.gap(kit.size(36, 12)));
        if (kit.large()) {
            sheet.lead(
                    "title",
                    () -> kit.para(kit.say(Phrase.OFFLINE_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.OFFLINE_TITLE);
            Shared.lead(sheet, kit, kit.say(Phrase.OFFLINE_LEAD));
        }
        sheet.space();
        tiles(sheet, state, kit);
        sheet.gap(kit.size(24, 12))
                .body(
                        "prefix",
                        List.of(state.prefix()),
                        () ->
                                Strip.soft(
                                        kit,
                                        Glyph.TICKET,
                                        kit.say(Phrase.OFFLINE_PREFIX, state.prefix())));
        sheet.gap(kit.size(24, 12)).body("emergency", () -> emergency(kit)).gap(kit.size(36, 12));
        if (!state.gateway()) {
            sheet.action(Actions.back(kit));
        }
        return sheet;
    }

    private static Node cutOff(String since, Kit kit) {
        return StatusBanner.of(
                kit,
                StatusBanner.Kind.WARN,
                Glyph.NO_LINK,
                kit.say(Phrase.LIMIT_HIS, since).replaceAll("\\.$", ""),
                kit.large() ? "" : kit.say(Phrase.OFFLINE_LATER));
    }

    private static Node emergency(Kit kit) {
        return StatusBanner.of(
                kit, StatusBanner.Kind.BAD, Glyph.SIREN, "", kit.say(Phrase.OFFLINE_EMERGENCY));
    }

    private static void tiles(Sheet sheet, OfflineNumber state, Kit kit) {
        boolean busy = state.printing().isPresent();
        boolean wayBack = !state.gateway();
        sheet.body(
                "insured",
                List.of(busy),
                () ->
                        tile(
                                kit,
                                NumberClass.INSURED,
                                Glyph.SHIELD,
                                Phrase.OFFLINE_INSURED,
                                desk(kit),
                                true,
                                busy,
                                wayBack));
        sheet.gap(kit.size(28, 20))
                .body(
                        "fee",
                        List.of(busy),
                        () ->
                                tile(
                                        kit,
                                        NumberClass.FEE,
                                        Glyph.REGISTER,
                                        Phrase.OFFLINE_FEE,
                                        desk(kit),
                                        false,
                                        busy,
                                        wayBack));
        sheet.gap(kit.size(28, 20))
                .body(
                        "priority",
                        List.of(busy),
                        () ->
                                tile(
                                        kit,
                                        NumberClass.PRIORITY,
                                        Glyph.WHEELCHAIR,
                                        Phrase.OFFLINE_PRIORITY,
                                        kit.say(Phrase.OFFLINE_PRIORITY_LINE),
                                        false,
                                        busy,
                                        wayBack));
    }

    private static String desk(Kit kit) {
        String words = kit.texts().of(kit.hospital().receptionShort());
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static Node tile(
            Kit kit,
            NumberClass kind,
            Glyph glyph,
            Phrase title,
            String line,
            boolean filled,
            boolean busy,
            boolean wayBack) {
        TouchButton tile =
                Tiles.task(
                        kit,
                        "take-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                        new Tiles.Words(glyph, kit.say(title), kit.large() ? "" : line),
                        filled,
                        "",
                        new Press.TakeNumber(kind));
        tile.setDisable(busy);
        return Boxes.height(tile, kit.size(wayBack ? 200 : 224, 160));
    }

    private static void issued(Sheet sheet, OfflineNumber state, String number, Kit kit) {
        sheet.gap(kit.size(60, 24));
        String kind = state.printing().map(k -> kit.say(words(k))).orElse("");
        sheet.body(
                "hero",
                List.of(number),
                () ->
                        TicketCard.hero(
                                kit,
                                new TicketCard.Words(
                                        kit.say(Phrase.YOUR_NUMBER),
                                        number,
                                        kind,
                                        desk(kit),
                                        "",
                                        ""),
                                Type.NUMBER_PHOTO.sized(190, 210)));
        sheet.gap(kit.size(40, 20))
                .body(
                        "slip",
                        List.of(state.printed()),
                        () ->
                                StatusBanner.act(
                                        kit,
                                        state.printed()
                                                ? StatusBanner.Kind.OK
                                                : StatusBanner.Kind.INFO,
                                        Glyph.PRINTER,
                                        kit.say(
                                                state.printed()
                                                        ? Phrase.TAKE_SLIP
                                                        : Phrase.OFFLINE_PHOTO),
                                        Optional.empty()));
        sheet.space();
        sheet.body("emergency", () -> emergency(kit)).gap(kit.size(60, 24));
        sheet.action(
                Actions.filled(
                        kit, "primary", kit.say(Phrase.FINISH), Kit.WIDTH, new Press.Primary()));
    }

    private static Phrase words(NumberClass kind) {
        return switch (kind) {
            case INSURED -> Phrase.OFFLINE_INSURED;
            case FEE -> Phrase.OFFLINE_FEE;
            case PRIORITY -> Phrase.OFFLINE_PRIORITY;
        };
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Identify;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.ReaderStage;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 02: card and scanner are both live. Its face with the field for six digits is `DigitsFace`.
final class IdentifyFace {

    private IdentifyFace() {}

    /// What the upper half shows.
    private enum Upper {
        CARD(Phrase.IDENTIFY_TITLE, Phrase.IDENTIFY_LEAD, ReaderStage.Show.PLACE),
        SCAN_CARD(Phrase.IDENTIFY_SCAN_TITLE, Phrase.IDENTIFY_SCAN_LEAD, ReaderStage.Show.SCAN),
        SCAN_ANY(Phrase.SCAN_ANY_TITLE, Phrase.SCAN_ANY_LEAD, ReaderStage.Show.SCAN),
        SCAN_INSURANCE(
                Phrase.SCAN_INSURANCE_TITLE, Phrase.SCAN_INSURANCE_LEAD, ReaderStage.Show.SCAN),
        SCAN_SLIP(Phrase.SCAN_SLIP_TITLE, Phrase.SCAN_SLIP_LEAD, ReaderStage.Show.SCAN),
        TYPE(Phrase.IDENTIFY_TYPE_TITLE, Phrase.IDENTIFY_TYPE_LEAD, ReaderStage.Show.PLACE);

        private final Phrase title;
        private final Phrase lead;
        private final ReaderStage.Show stage;

        Upper(Phrase title, Phrase lead, ReaderStage.Show stage) {
            this.title = title;
            this.lead = lead;
            this.stage = stage;
        }
    }

    static Sheet draw(Identify state, Kit kit) {
        if (state.cardPresent()) {
            return DigitsFace.draw(state, kit);
        }
        Upper upper = upper(state, kit);
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, upper.title);
        Shared.lead(sheet, kit, kit.say(upper.lead));
        Optional<Note> banner = state.note().filter(note -> note != Note.SHOW_CODE);
        banner.ifPresent(note -> sheet.gap(kit.size(24, 12)).body(Shared.note(kit, note)));
        if (upper != Upper.TYPE) {
            double height = banner.isPresent() ? kit.size(330, 0) : kit.size(450, 340);
            if (height > 0) {
                sheet.gap(kit.size(banner.isPresent() ? 24 : 36, 16));
                sheet.body(
                        "stage",
                        List.of(upper.stage, height),
                        () -> new ReaderStage(upper.stage, height));
            }
        }
        sheet.space();
        sheet.body(
                "other-ways",
                () ->
                        Boxes.padded(
                                Boxes.row(
                                        16,
                                        Boxes.wide(
                                                kit.para(
                                                        kit.say(Phrase.OTHER_WAY_TITLE),
                                                        kit.large()
                                                                ? Type.SMALL.bold()
                                                                : Type.TASK_LINE.bold())),
                                        forSomeone(kit)),
                                0,
                                0,
                                kit.size(24, 12),
                                0));
        ways(sheet, state.scannerWorks(), kit);
        return footer(sheet, kit);
    }

    /// "Đăng ký hộ": a companion checks in for a parent or a child.
    private static Node forSomeone(Kit kit) {
        String words = kit.say(Phrase.FOR_SOMEONE);
        HBox face =
                Boxes.row(
                        16,
                        kit.icon(Glyph.USER, Icon.Size.S),
                        kit.line(
                                words,
                                Type.SMALL.sized(kit.size(28, 24), kit.size(40, 32)).strong()));
        Boxes.atLeast(Boxes.padded(face, 8, 28, 8, 24), 96);
        return new TouchButton("for-someone", words, face, () -> kit.press(new Press.ForSomeone()))
                .styled("small-button");
    }

    private static Upper upper(Identify state, Kit kit) {
        if (!state.scannerWorks()) {
            return state.readerWorks() ? Upper.CARD : Upper.TYPE;
        }
        if (!state.note().equals(Optional.of(Note.SHOW_CODE))) {
            return state.readerWorks() ? Upper.CARD : Upper.SCAN_CARD;
        }
        return switch (kit.memory().chosen()) {
            case "scan-insurance" -> Upper.SCAN_INSURANCE;
            case "scan-slip" -> Upper.SCAN_SLIP;
            default -> Upper.SCAN_ANY;
        };
    }

    private static void ways(Sheet sheet, boolean scanner, Kit kit) {
        sheet.body(
                "ways-1",
                List.of(scanner),
                () ->
                        Tiles.pair(
                                scan(
                                        kit,
                                        scanner,
                                        "scan-instead",
                                        Glyph.QR,
                                        Phrase.WAY_SCAN,
                                        Phrase.WAY_SCAN_LINE),
                                scan(
                                        kit,
                                        scanner,
                                        "scan-insurance",
                                        Glyph.SHIELD,
                                        Phrase.WAY_INSURANCE,
                                        Phrase.WAY_INSURANCE_LINE)));
        sheet.gap(kit.size(24, 20));
        sheet.body(
                "ways-2",
                List.of(scanner),
                () ->
                        Tiles.pair(
                                scan(
                                        kit,
                                        scanner,
                                        "scan-slip",
                                        Glyph.SLIP,
                                        Phrase.WAY_SLIP,
                                        Phrase.WAY_SLIP_LINE),
                                tile(
                                        kit,
                                        "type-instead",
                                        new Tiles.Words(
                                                Glyph.KEYPAD,
                                                kit.say(Phrase.WAY_TYPE),
                                                kit.say(Phrase.WAY_TYPE_LINE)),
                                        () -> kit.press(new Press.TypeInstead()))));
    }

    private static Region scan(
            Kit kit, boolean works, String id, Glyph glyph, Phrase title, Phrase line) {
        if (!works) {
            return Tiles.down(
                    kit,
                    new Tiles.Words(glyph, kit.say(title), kit.say(Phrase.WAY_DOWN_LINE)),
                    WAY,
                    WAY_LINE);
        }
        return tile(
                kit,
                id,
                new Tiles.Words(glyph, kit.say(title), kit.say(line)),
                () -> {
                    kit.memory().choose(id);
                    kit.press(new Press.ScanInstead());
                });
    }

    private static final Type WAY = Type.H3.sized(38, 48);
    private static final Type WAY_LINE = Type.SMALL;

    private static Region tile(Kit kit, String id, Tiles.Words words, Runnable act) {
        return Tiles.choice(kit, id, words, WAY, WAY_LINE, kit.size(196, 190), false, act);
    }

    static Sheet footer(Sheet sheet, Kit kit) {
        sheet.action(Actions.back(kit));
        sheet.action(
                Piece.of(
                        "privacy",
                        () ->
                                Boxes.wide(
                                        Strip.of(
                                                kit,
                                                Glyph.LOCK,
                                                kit.say(Phrase.PRIVACY),
                                                Type.SMALL.sized(28, kit.size(40, 34)),
                                                "soft"))));
        return sheet;
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Pill;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// The insurance as 06 shows it: a pill, the share, the last digits of the card.
final class Coverage {
    private Coverage() {}

    static VBox rows(Kit kit, CoverageView coverage) {
        HBox head =
                Boxes.row(
                        24,
                        kit.line(kit.say(Phrase.INSURANCE), Type.BODY_L, "soft"),
                        Boxes.push(),
                        pill(kit, coverage));
        VBox rows = Boxes.column(14, head);
        String card =
                coverage.maskedCard()
                        .map(masked ->
                                kit.say(
                                        Phrase.COVERAGE_ENDS_IN,
                                        masked.substring(Math.max(0, masked.length() - 4))))
                        .orElse("");
        String share =
                coverage.state() == CoverageView.State.UNVERIFIED
                        ? coverage.maskedCard()
                                .map(_ -> kit.say(Phrase.COVERAGE_RECORDED))
                                .orElse("")
                        : coverage.percent()
                                .map(percent -> kit.say(Phrase.COVERAGE_PERCENT, percent))
                                .orElse("");
        if (!share.isEmpty() || !card.isEmpty()) {
            rows.getChildren()
                    .add(
                            Boxes.row(
                                    24,
                                    kit.line(share, Type.BODY, "soft"),
                                    Boxes.push(),
                                    kit.line(card, Type.BODY, "soft")));
        }
        return rows;
    }

    private static HBox pill(Kit kit, CoverageView coverage) {
        return switch (coverage.state()) {
            case VALID ->
                    of(
                            kit,
                            Pill.Kind.OK,
                            Glyph.CHECK,
                            coverage.until()
                                    .map(day ->
                                            kit.say(Phrase.COVERAGE_VALID, kit.texts().date(day)))
                                    .orElseGet(() -> kit.say(Phrase.COVERAGE_VALID_OPEN)));
            case NEW_CARD -> of(kit, Pill.Kind.OK, Glyph.CHECK, kit.say(Phrase.COVERAGE_NEW));
            case EXPIRED ->
                    of(
                            kit,
                            Pill.Kind.WARN,
                            Glyph.WARN,
                            coverage.until()
                                    .map(day ->
                                            kit.say(Phrase.COVERAGE_EXPIRED, kit.texts().date(day)))
                                    .orElseGet(() -> kit.say(Phrase.COVERAGE_EXPIRED_OPEN)));
            case NOT_INSURED ->
                    of(kit, Pill.Kind.WARN, Glyph.WARN, kit.say(Phrase.COVERAGE_NOT_INSURED));
            case SEE_DESK -> of(kit, Pill.Kind.WARN, Glyph.WARN, kit.say(Phrase.COVERAGE_SEE_DESK));
            case CHECKING ->
                    of(kit, Pill.Kind.INFO, Glyph.CLOCK, kit.say(Phrase.COVERAGE_CHECKING));
            case NOT_USED ->
                    of(kit, Pill.Kind.NEUTRAL, Glyph.INFO, kit.say(Phrase.COVERAGE_UNUSED));
            case UNVERIFIED ->
                    of(kit, Pill.Kind.WARN, Glyph.CLOCK, kit.say(Phrase.COVERAGE_UNVERIFIED));
            case NOT_ANSWERED ->
                    of(kit, Pill.Kind.WARN, Glyph.WARN, kit.say(Phrase.COVERAGE_NOT_ANSWERED));
        };
    }

    private static HBox of(Kit kit, Pill.Kind kind, Glyph glyph, String words) {
        return Pill.of(
                kit, kind, glyph, words, Type.TASK_LINE.sized(kit.size(34, 30), kit.size(44, 38)));
    }
}

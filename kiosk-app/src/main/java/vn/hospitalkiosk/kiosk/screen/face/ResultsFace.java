package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Results;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Pill;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Which results are ready, and where they are handed out; never a value.
final class ResultsFace {
    private ResultsFace() {}

    static Sheet draw(Results state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 3, Phrase.STEP_RESULTS, state.patient()))
                        .leadTop(kit.size(36, 8));
        Shared.title(sheet, kit, Phrase.RESULTS_TITLE);
        if (state.results().isEmpty()) {
            sheet.gap(kit.size(60, 30))
                    .body(
                            "none",
                            () ->
                                    StatusBanner.of(
                                            kit,
                                            StatusBanner.Kind.INFO,
                                            Glyph.INFO,
                                            kit.say(Phrase.NO_RESULTS_TITLE),
                                            kit.say(
                                                    Phrase.NO_RESULTS_LINE,
                                                    kit.texts()
                                                            .of(kit.hospital().receptionShort()))));
        } else {
            Shared.lead(sheet, kit, kit.say(Phrase.RESULTS_LEAD));
        }
        sheet.space();
        int onPage = kit.large() ? 3 : 5;
        int pages = Math.max(1, Math.ceilDiv(state.results().size(), onPage));
        int page = Math.floorMod(kit.memory().page(), pages);
        List<ResultView> shown =
                state.results()
                        .subList(
                                page * onPage,
                                Math.min(state.results().size(), (page + 1) * onPage));
        for (int i = 0; i < shown.size(); i++) {
            ResultView result = shown.get(i);
            sheet.body("result-" + i, List.of(result), () -> row(kit, result))
                    .gap(kit.size(20, 14));
        }
        if (pages > 1) {
            sheet.body("next", List.of(page), () -> Pages.next(kit, page, pages)).gap(16);
        }
        sheet.action(
                Actions.filled(
                        kit, "primary", kit.say(Phrase.FINISH), Kit.WIDTH, new Press.Primary()));
        return sheet;
    }

    private static Node row(Kit kit, ResultView result) {
        String where =
                result.state() == ResultView.State.READY
                        ? String.join(
                                " · ",
                                java.util.stream.Stream.of(
                                                result.place().room(), result.place().floor())
                                        .filter(part -> !part.isBlank())
                                        .toList())
                        : result.at()
                                .map(at -> kit.say(Phrase.EXPECTED_ABOUT, kit.texts().time(at)))
                                .orElse("");
        VBox words = Boxes.column(4, kit.para(result.name(), Type.H3.sized(36, 46)));
        if (!where.isEmpty()) {
            words.getChildren().add(kit.para(where, Type.BODY, "soft"));
        }
        words.getChildren().add(pill(kit, result.state()));
        return Boxes.styled(
                Boxes.padded(
                        Boxes.row(28, kit.icon(Glyph.DOCUMENT, Icon.Size.M), Boxes.wide(words)),
                        kit.size(20, 12),
                        36,
                        kit.size(20, 12),
                        36),
                "card");
    }

    private static Node pill(Kit kit, ResultView.State state) {
        return switch (state) {
            case READY ->
                    Pill.of(
                            kit,
                            Pill.Kind.OK,
                            Glyph.CHECK,
                            kit.say(Phrase.RESULT_READY),
                            Type.SMALL);
            case IN_PROGRESS ->
                    Pill.of(
                            kit,
                            Pill.Kind.INFO,
                            Glyph.CLOCK,
                            kit.say(Phrase.RESULT_RUNNING),
                            Type.SMALL);
            case ORDERED ->
                    Pill.of(
                            kit,
                            Pill.Kind.NEUTRAL,
                            Glyph.CLOCK,
                            kit.say(Phrase.RESULT_ORDERED),
                            Type.SMALL);
        };
    }
}

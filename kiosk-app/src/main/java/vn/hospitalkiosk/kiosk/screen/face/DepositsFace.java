package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// "Nộp tạm ứng": one of the amounts the hospital offers. None is recommended.
final class DepositsFace {
    private DepositsFace() {}

    static Sheet draw(VisitState.Deposits state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, Phrase.DEPOSIT_TITLE);
        Shared.lead(sheet, kit, kit.say(Phrase.DEPOSIT_LEAD));
        sheet.space();
        int onPage = kit.large() ? 3 : 4;
        int pages = Math.ceilDiv(state.amounts().size(), onPage);
        int page = Math.floorMod(kit.memory().page(), pages);
        List<OpenBill> shown =
                state.amounts()
                        .subList(
                                page * onPage,
                                Math.min(state.amounts().size(), (page + 1) * onPage));
        for (int i = 0; i < shown.size(); i++) {
            BillView amount = shown.get(i).bill();
            int place = i;
            sheet.gap(i == 0 ? 0 : 24)
                    .body("amount-" + i, List.of(amount), () -> tile(kit, amount, place));
        }
        if (pages > 1) {
            sheet.gap(kit.size(24, 16))
                    .body("next", List.of(page, pages), () -> Pages.next(kit, page, pages));
        }
        sheet.gap(kit.size(28, 16))
                .body(
                        "nothing-taken",
                        () ->
                                Strip.of(
                                        kit,
                                        Glyph.INFO,
                                        kit.say(Phrase.NOTHING_TAKEN),
                                        Type.BODY,
                                        "soft"));
        sheet.action(Actions.back(kit));
        return sheet;
    }

    private static Node tile(Kit kit, BillView amount, int place) {
        return Tiles.choice(
                kit,
                "deposit-" + place,
                new Tiles.Words(Glyph.PAY, kit.texts().amount(amount.due()), ""),
                Type.AMOUNT.sized(kit.size(72, 60), kit.size(84, 72)),
                Type.BODY,
                kit.size(200, 158),
                true,
                () -> kit.press(new Press.ChooseBill(amount.id())));
    }
}

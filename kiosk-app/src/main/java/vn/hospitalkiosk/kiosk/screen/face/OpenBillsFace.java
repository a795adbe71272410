package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OpenBills;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Which bill to pay, when there are several; or that none is owed.
final class OpenBillsFace {
    private OpenBillsFace() {}

    static Sheet draw(OpenBills state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 12));
        boolean owes = !state.bills().isEmpty();
        boolean none = !owes && state.deposits().isEmpty();
        Shared.title(sheet, kit, owes ? Phrase.BILLS_TITLE : Phrase.NO_BILLS_TITLE);
        if (none) {
            none(sheet, kit);
            return sheet;
        }
        sheet.space();
        int onPage = (kit.large() ? 3 : 4) - (state.deposits().isEmpty() ? 0 : 1);
        int pages = Math.max(1, Math.ceilDiv(state.bills().size(), onPage));
        int page = Math.floorMod(kit.memory().page(), pages);
        List<OpenBill> shown =
                state.bills()
                        .subList(
                                page * onPage, Math.min(state.bills().size(), (page + 1) * onPage));
        for (int i = 0; i < shown.size(); i++) {
            BillView bill = shown.get(i).bill();
            int place = i;
            sheet.gap(i == 0 ? 0 : 20)
                    .body("bill-" + i, List.of(bill), () -> tile(kit, bill, place));
        }
        if (!state.deposits().isEmpty()) {
            sheet.gap(20).body("deposit", () -> deposit(kit));
        }
        if (pages > 1) {
            sheet.gap(kit.size(24, 16))
                    .body("next", List.of(page, pages), () -> Pages.next(kit, page, pages));
        }
        sheet.action(Actions.back(kit));
        return sheet;
    }

    private static javafx.scene.Node deposit(Kit kit) {
        return Tiles.choice(
                kit,
                "pay-deposit",
                new Tiles.Words(
                        Glyph.PAY,
                        kit.say(Phrase.DEPOSIT_TITLE),
                        kit.large() ? "" : kit.say(Phrase.DEPOSIT_LINE)),
                Type.TASK.sized(kit.size(52, 46), kit.size(64, 56)),
                Type.BODY,
                kit.size(180, 140),
                true,
                () -> kit.press(new Press.PayDeposit()));
    }

    private static javafx.scene.Node tile(Kit kit, BillView bill, int place) {
        String first = bill.lines().isEmpty() ? "" : bill.lines().getFirst().name();
        String line =
                bill.lines().size() > 1
                        ? kit.say(Phrase.BILL_AND_MORE, first, bill.lines().size() - 1)
                        : first;
        return Tiles.choice(
                kit,
                "choose-bill-" + place,
                new Tiles.Words(Glyph.PAY, kit.texts().amount(bill.due()), line),
                Type.TASK.sized(kit.size(52, 46), kit.size(64, 56)),
                Type.BODY,
                kit.size(180, 160),
                true,
                () -> kit.press(new Press.ChooseBill(bill.id())));
    }

    private static void none(Sheet sheet, Kit kit) {
        sheet.gap(kit.size(60, 30))
                .body(
                        "none",
                        () ->
                                StatusBanner.of(
                                        kit,
                                        StatusBanner.Kind.OK,
                                        Glyph.OK_CIRCLE,
                                        kit.say(Phrase.NO_BILLS_NOW),
                                        kit.say(
                                                Phrase.NO_BILLS_LINE,
                                                kit.texts().of(kit.hospital().cashDesks()))));
        sheet.space();
        sheet.action(
                Actions.filled(
                        kit, "finish", kit.say(Phrase.TO_START), Kit.WIDTH, new Press.Finish()));
    }
}

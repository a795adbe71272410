package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Bill;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.BillTable;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 10. All figures are the HIS's; nothing is computed here.
final class BillFace {
    private static final double PAY_LATER = 400;

    private BillFace() {}

    static Sheet draw(Bill state, Kit kit) {
        BillView bill = state.bill();
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 4));
        List<BillTable.Row> summary = summary(bill, kit);
        boolean unverified = state.patient().coverage().state() == CoverageView.State.UNVERIFIED;
        boolean crowded = unverified || state.remark().isPresent();
        if (crowded) {
            // One line, so that the sentence under it has room.
            sheet.lead(
                    "short-title",
                    () -> kit.para(kit.say(Phrase.BILL_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.BILL_TITLE);
        }
        sheet.gap(kit.size(crowded ? 24 : 40, 12));
        state.remark()
                .map(remark -> words(remark, kit))
                .ifPresent(words -> {
                    sheet.body(
                                    "remark",
                                    List.of(words),
                                    () ->
                                            StatusBanner.of(
                                                    kit,
                                                    StatusBanner.Kind.WARN,
                                                    Glyph.WARN,
                                                    "",
                                                    words))
                            .gap(kit.size(20, 12));
                });
        lines(
                sheet,
                bill,
                kit,
                BillPages.room(kit, summary.size(), unverified, state.remark().isPresent()));
        sheet.gap(kit.size(24, 12));
        int rule = bill.insurancePays().isZero() ? 1 : 2;
        sheet.body("summary", List.of(summary), () -> BillTable.summary(kit, summary, rule));
        sheet.space();
        if (unverified) {
            sheet.body(
                            "provisional",
                            () -> Strip.soft(kit, Glyph.CLOCK, kit.say(Phrase.BILL_PROVISIONAL)))
                    .gap(kit.size(16, 8));
        }
        due(sheet, bill, kit);
        sheet.gap(kit.size(8, 0));
        actions(sheet, bill, kit);
        return sheet;
    }

    private static String words(JourneyState.Bill.Remark remark, Kit kit) {
        return switch (remark) {
            case JourneyState.Bill.BeingPaidAt(KioskId kiosk) ->
                    kit.say(Phrase.BILL_ELSEWHERE, kioskLabel(kiosk, kit));
            case JourneyState.Bill.BeingPaidAtDesk _ -> kit.say(Phrase.BILL_AT_DESK);
            case JourneyState.Bill.Changed _ -> kit.say(Phrase.BILL_CHANGED);
        };
    }

    private static void lines(Sheet sheet, BillView bill, Kit kit, double room) {
        List<BillTable.Row> rows = bill.lines().stream().map(line -> row(line, kit)).toList();
        List<List<BillTable.Row>> pages =
                BillPages.cut(
                        rows, row -> BillTable.height(kit, row), room, room - Pages.HEIGHT - 16);
        int page = Math.floorMod(kit.memory().page(), pages.size());
        List<BillTable.Row> shown = pages.get(page);
        sheet.body("lines", List.of(shown), () -> BillTable.lines(kit, shown));
        if (pages.size() > 1) {
            sheet.gap(kit.size(16, 10))
                    .body(
                            "next",
                            List.of(page, pages.size()),
                            () -> Pages.next(kit, page, pages.size()));
        }
    }

    private static BillTable.Row row(BillView.Line line, Kit kit) {
        String many = line.quantity() > 1 ? "× " + line.quantity() : "";
        String note =
                line.note().isEmpty()
                        ? many
                        : many.isEmpty() ? "· " + line.note() : many + " · " + line.note();
        return new BillTable.Row(line.name(), note, kit.texts().amount(line.amount()));
    }

    static List<BillTable.Row> summary(BillView bill, Kit kit) {
        List<BillTable.Row> rows = new ArrayList<>();
        rows.add(
                new BillTable.Row(
                        kit.say(Phrase.BILL_TOTAL), "", kit.texts().amount(bill.total())));
        if (!bill.insurancePays().isZero()) {
            rows.add(
                    new BillTable.Row(
                            kit.say(Phrase.BILL_INSURANCE),
                            bill.insurancePercent() + "%",
                            minus(bill.insurancePays(), kit)));
            rows.add(
                    new BillTable.Row(
                            kit.say(Phrase.BILL_CO_PAYMENT),
                            100 - bill.insurancePercent() + "%",
                            kit.texts().amount(bill.coPayment())));
        }
        if (!bill.notCovered().isZero()) {
            rows.add(
                    new BillTable.Row(
                            kit.say(Phrase.BILL_NOT_COVERED),
                            "",
                            kit.texts().amount(bill.notCovered())));
        }
        if (!bill.deposit().isZero()) {
            rows.add(
                    new BillTable.Row(
                            kit.say(Phrase.BILL_DEPOSIT), "", minus(bill.deposit(), kit)));
        }
        return rows;
    }

    private static String minus(Vnd amount, Kit kit) {
        return "−\u00a0" + kit.texts().amount(amount);
    }

    private static void due(Sheet sheet, BillView bill, Kit kit) {
        if (bill.due().isPositive()) {
            String under = kit.large() ? "" : kit.say(Phrase.BILL_IN_WORDS, bill.dueInWords());
            sheet.body(
                    "due",
                    List.of(bill.due(), under),
                    () ->
                            BillTable.due(
                                    kit,
                                    kit.say(Phrase.BILL_DUE),
                                    kit.texts().amount(bill.due()),
                                    under));
        } else {
            sheet.body(
                    "nothing-due",
                    () ->
                            StatusBanner.act(
                                    kit,
                                    StatusBanner.Kind.OK,
                                    Glyph.OK_CIRCLE,
                                    kit.say(Phrase.BILL_NOTHING_DUE),
                                    java.util.Optional.empty()));
        }
    }

    private static void actions(Sheet sheet, BillView bill, Kit kit) {
        if (bill.due().isPositive()) {
            sheet.action(
                    Actions.outline(
                            kit,
                            "pay-later",
                            Phrase.PAY_LATER,
                            kit.size(PAY_LATER, 320),
                            new Press.PayLater()));
            sheet.action(
                    Actions.filled(
                            kit,
                            "primary",
                            kit.say(Phrase.CHOOSE_HOW_TO_PAY),
                            Actions.beside(kit.size(PAY_LATER, 320)),
                            new Press.Primary()));
        } else {
            sheet.action(
                    Actions.filled(
                            kit,
                            "primary",
                            kit.say(Phrase.TAKE_NUMBER),
                            Kit.WIDTH,
                            new Press.Primary()));
        }
    }

    /// `K02` is on its own front the "Kiosk 02".
    private static String kioskLabel(KioskId kiosk, Kit kit) {
        String id = kiosk.value();
        return kit.say(Phrase.KIOSK_LABEL, id.matches("K[0-9]+") ? id.substring(1) : id);
    }
}

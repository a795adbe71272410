package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Quote;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.BillTable;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Before the check-in: where, and what it would cost. Every figure is the HIS's; the primary button is the patient's agreement to it.
final class QuoteFace {
    private static final BillId NO_BILL = new BillId("quote");

    private QuoteFace() {}

    static Sheet draw(Quote state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 4));
        if (kit.large()) {
            sheet.lead(
                    "title",
                    () -> kit.para(kit.say(Phrase.QUOTE_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.QUOTE_TITLE);
            Shared.lead(sheet, kit, kit.say(Phrase.QUOTE_LEAD));
        }
        sheet.space();
        sheet.body("clinic", List.of(state.clinic()), () -> clinic(state.clinic(), kit));
        sheet.gap(kit.size(24, 12));
        if (state.quote().isPresent()) {
            price(sheet, state, bill(state.quote().get()), kit);
        } else {
            sheet.body(
                    "no-price",
                    () ->
                            StatusBanner.of(
                                    kit,
                                    StatusBanner.Kind.INFO,
                                    Glyph.INFO,
                                    kit.say(Phrase.NO_QUOTE_TITLE),
                                    kit.say(Phrase.NO_QUOTE_LINE)));
        }
        sheet.space(0.5);
        sheet.action(Actions.back(kit));
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        kit.say(Phrase.AGREE_AND_TAKE),
                        Actions.beside(kit.size(Actions.BACK, 340)),
                        new Press.Primary()));
        return sheet;
    }

    private static void price(Sheet sheet, Quote state, BillView bill, Kit kit) {
        List<BillTable.Row> rows = BillFace.summary(bill, kit);
        sheet.body(
                "summary",
                List.of(rows),
                () -> BillTable.summary(kit, rows, bill.insurancePays().isZero() ? 1 : 2));
        sheet.gap(kit.size(24, 12));
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
        boolean outside = !state.clinic().insured() && !bill.notCovered().isZero();
        if (outside && !kit.large()) {
            sheet.gap(20)
                    .body(
                            "outside",
                            () -> Strip.soft(kit, Glyph.INFO, kit.say(Phrase.QUOTE_OUTSIDE)));
        } else if (unverified(state) && !kit.large()) {
            sheet.gap(20)
                    .body(
                            "provisional",
                            () -> Strip.soft(kit, Glyph.CLOCK, kit.say(Phrase.BILL_PROVISIONAL)));
        }
    }

    private static boolean unverified(Quote state) {
        return state.patient().coverage().state() == CoverageView.State.UNVERIFIED;
    }

    private static BillView bill(QuoteView quote) {
        return new BillView(
                NO_BILL,
                quote.lines(),
                quote.total(),
                quote.insurancePays(),
                quote.insurancePercent(),
                quote.coPayment(),
                quote.notCovered(),
                quote.deposit(),
                quote.due(),
                quote.dueInWords());
    }

    private static Node clinic(ClinicView clinic, Kit kit) {
        String place =
                String.join(
                        " · ",
                        java.util.stream.Stream.of(
                                        clinic.place().room(),
                                        clinic.place().floor(),
                                        clinic.place().building())
                                .filter(part -> !part.isBlank())
                                .toList());
        VBox words =
                Boxes.column(
                        4,
                        kit.para(clinic.specialty(), Type.H3),
                        kit.para(place.isEmpty() ? clinic.name() : place, Type.BODY, "soft"));
        return Boxes.styled(
                Boxes.padded(
                        Boxes.row(28, kit.icon(Glyph.PLACE, Icon.Size.M), Boxes.wide(words)),
                        kit.size(28, 18),
                        40,
                        kit.size(28, 18),
                        40),
                "card");
    }
}

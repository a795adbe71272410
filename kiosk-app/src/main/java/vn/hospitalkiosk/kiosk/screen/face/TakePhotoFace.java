package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TakePhoto;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StayBar;
import vn.hospitalkiosk.kiosk.screen.part.TicketCard;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 16: the slip did not print; everything it would say stands here.
final class TakePhotoFace {
    private TakePhotoFace() {}

    static Sheet draw(TakePhoto state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(24, 8));
        Phrase title = state.noPaper() ? Phrase.NO_PAPER_TITLE : Phrase.PRINTER_FAULT_TITLE;
        sheet.lead(
                "title",
                List.of(title),
                () -> {
                    HBox head =
                            Boxes.row(
                                    28,
                                    kit.icon(
                                            Glyph.CAMERA,
                                            kit.large() ? Icon.Size.M : Icon.Size.L,
                                            "tone-warn"),
                                    Boxes.wide(
                                            kit.para(
                                                    kit.say(title),
                                                    Type.H1.sized(
                                                            kit.size(68, 58), kit.size(82, 70)))));
                    head.setAlignment(Pos.TOP_LEFT);
                    return head;
                });
        sheet.gap(kit.size(36, 16));
        if (state.ticket().hasNumber()) {
            sheet.body("ticket", List.of(state.ticket()), () -> card(state.ticket(), kit));
        } else {
            state.payment()
                    .ifPresent(payment ->
                            sheet.body(Shared.reference(kit, payment, Phrase.LOOKUP_CODE)));
        }
        sheet.gap(kit.size(32, 16));
        facts(sheet, state, kit);
        sheet.space();
        long seconds = Shared.secondsTo(state.closesAt(), kit);
        sheet.body(
                StayBar.of(
                        kit,
                        kit.say(Phrase.SCREEN_STAYS, Texts.left(seconds)),
                        kit.say(Phrase.KEEP_LONGER)));
        sheet.gap(4);
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        kit.say(Phrase.PHOTO_DONE),
                        Kit.WIDTH,
                        new Press.Primary()));
        return sheet;
    }

    private static Node card(Ticket ticket, Kit kit) {
        String when =
                ticket.expectedAt()
                        .map(at -> " · " + kit.say(Phrase.ABOUT_TIME, kit.texts().time(at)))
                        .orElse("");
        return TicketCard.photo(
                kit,
                new TicketCard.Words(
                        kit.say(Phrase.QUEUE_NUMBER),
                        ticket.number(),
                        ticket.place().room(),
                        ticket.clinic(),
                        ticket.place().floor(),
                        ticket.place().building() + when),
                kit.hospital().visitCode(ticket.encounter()),
                kit.say(Phrase.SHOW_AT_CLINIC));
    }

    private static void facts(Sheet sheet, TakePhoto state, Kit kit) {
        List<String> money = new ArrayList<>();
        state.payment().ifPresent(payment -> money.add(receipt(payment, kit)));
        Phrase recorded =
                state.ticket().hasNumber() ? Phrase.NUMBER_RECORDED : Phrase.PAYMENT_RECORDED;
        sheet.body(
                "recorded", List.of(recorded), () -> fact(kit, Glyph.OK_CIRCLE, kit.say(recorded)));
        money.forEach(words ->
                sheet.gap(kit.size(24, 12))
                        .body("receipt", List.of(words), () -> fact(kit, Glyph.PAY, words)));
        String copy =
                kit.say(
                        Phrase.PAPER_COPY,
                        kit.texts()
                                .of(
                                        kit.large()
                                                ? kit.hospital().receptionShort()
                                                : kit.hospital().reception()));
        sheet.gap(kit.size(24, 12)).body("copy", () -> fact(kit, Glyph.PRINTER, copy));
    }

    private static String receipt(PaymentView payment, Kit kit) {
        return payment.receiptNumber()
                .map(number -> kit.say(Phrase.RECEIPT_COPY, number))
                .orElseGet(() -> kit.say(Phrase.LOOKUP_COPY, payment.reference()));
    }

    private static Node fact(Kit kit, Glyph glyph, String words) {
        return Boxes.row(
                28,
                kit.icon(glyph, Icon.Size.M),
                Boxes.wide(kit.para(words, Type.BODY_L.sized(kit.size(36, 32), kit.size(52, 42)))));
    }
}

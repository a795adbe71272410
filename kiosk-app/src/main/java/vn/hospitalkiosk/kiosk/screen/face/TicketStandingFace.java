package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.TicketStanding;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.TicketCard;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Where the number of a scanned slip stands. Names nobody.
final class TicketStandingFace {
    private TicketStandingFace() {}

    static Sheet draw(TicketStanding state, Kit kit) {
        Ticket ticket = state.status().ticket();
        Sheet sheet = new Sheet().leadTop(kit.size(44, 8));
        Shared.title(sheet, kit, Phrase.TICKET_TITLE);
        sheet.gap(kit.size(32, 16));
        sheet.body(
                "hero",
                List.of(ticket),
                () ->
                        TicketCard.hero(
                                kit,
                                new TicketCard.Words(
                                        kit.say(Phrase.QUEUE_NUMBER),
                                        ticket.number(),
                                        ticket.place().room(),
                                        ticket.clinic(),
                                        ticket.place().floor(),
                                        ticket.place().building()),
                                Type.NUMBER_PHOTO.forLength(ticket.number().length())));
        sheet.gap(kit.size(28, 16));
        TicketStatus.State now = state.status().state();
        sheet.body(
                "state",
                List.of(state.status()),
                () ->
                        StatusBanner.of(
                                kit,
                                kind(now),
                                now == TicketStatus.State.MISSED ? Glyph.WARN : Glyph.INFO,
                                kit.say(words(now)),
                                line(ticket, now, kit)));
        if (!ticket.place().way().isBlank()) {
            sheet.gap(kit.size(24, 12))
                    .body(
                            "way",
                            () ->
                                    Strip.of(
                                            kit,
                                            Glyph.PLACE,
                                            ticket.place().way(),
                                            Type.BODY,
                                            "soft"));
        }
        sheet.space();
        sheet.action(Actions.back(kit));
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        kit.say(Phrase.FINISH),
                        Actions.beside(kit.size(Actions.BACK, 340)),
                        new Press.Primary()));
        return sheet;
    }

    private static StatusBanner.Kind kind(TicketStatus.State state) {
        return switch (state) {
            case WAITING, WAITING_FOR_RESULTS -> StatusBanner.Kind.INFO;
            case CALLED, IN_PROGRESS, DONE -> StatusBanner.Kind.OK;
            case MISSED, CANCELLED -> StatusBanner.Kind.WARN;
        };
    }

    private static Phrase words(TicketStatus.State state) {
        return switch (state) {
            case WAITING -> Phrase.TICKET_WAITING;
            case CALLED -> Phrase.TICKET_CALLED;
            case IN_PROGRESS -> Phrase.TICKET_IN;
            case WAITING_FOR_RESULTS -> Phrase.TICKET_RESULTS;
            case DONE -> Phrase.TICKET_DONE;
            case MISSED -> Phrase.TICKET_MISSED;
            case CANCELLED -> Phrase.TICKET_CANCELLED;
        };
    }

    private static String line(Ticket ticket, TicketStatus.State state, Kit kit) {
        return switch (state) {
            case WAITING ->
                    String.join(
                            " · ",
                            java.util.stream.Stream.of(
                                            ticket.expectedAt()
                                                    .map(at ->
                                                            kit.say(
                                                                    Phrase.EXPECTED_ABOUT,
                                                                    kit.texts().time(at))),
                                            ticket.ahead().map(n -> kit.say(Phrase.AHEAD, n)))
                                    .flatMap(Optional::stream)
                                    .toList());
            case MISSED -> kit.say(Phrase.TICKET_MISSED_LINE);
            case CANCELLED ->
                    kit.say(Phrase.GO_TO_DESK, kit.texts().of(kit.hospital().receptionShort()));
            case CALLED, IN_PROGRESS, WAITING_FOR_RESULTS, DONE -> "";
        };
    }
}

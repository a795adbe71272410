package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Reason;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 07. Without a booking "Khám mới" is the primary one.
final class ReasonFace {
    private static final Duration EARLY = Duration.ofHours(2);
    private static final Duration VALID_BEFORE = Duration.ofHours(1);

    private ReasonFace() {}

    static Sheet draw(Reason state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 3, Phrase.STEP_REASON, state.patient()))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, Phrase.REASON_TITLE);
        sheet.space();
        if (state.bookings().isEmpty()) {
            sheet.body(
                    "none",
                    () ->
                            Strip.of(
                                    kit,
                                    Glyph.INFO,
                                    kit.say(Phrase.NO_BOOKING_TITLE),
                                    Type.BODY,
                                    "soft"));
        } else {
            bookings(sheet, state.bookings(), kit);
        }
        sheet.body(
                "or",
                () ->
                        Boxes.padded(
                                new HBox(Boxes.wide(kit.para(kit.say(Phrase.OR_CHOOSE), Type.H3))),
                                kit.size(40, 16),
                                0,
                                kit.size(20, 10),
                                0));
        int booked = state.bookings().size();
        sheet.body("choices", List.of(booked), () -> choices(kit, booked, booked == 0));
        sheet.action(Actions.back(kit));
        return sheet;
    }

    /// One booking a page with large text or when there are more than two.
    private static void bookings(Sheet sheet, List<BookingView> bookings, Kit kit) {
        int perPage = 1;
        int pages = Math.ceilDiv(bookings.size(), perPage);
        int page = Math.floorMod(kit.memory().page(), pages);
        List<BookingView> shown =
                bookings.subList(page * perPage, Math.min(bookings.size(), (page + 1) * perPage));
        for (int i = 0; i < shown.size(); i++) {
            BookingView booking = shown.get(i);
            boolean first = page == 0 && i == 0;
            String id = first ? "take-booking" : "take-booking-" + (page * perPage + i + 1);
            String when = when(booking, kit);
            if (i > 0) {
                sheet.gap(20);
            }
            sheet.body(
                    id,
                    List.of(booking, when),
                    () -> card(booking, id, first, shown.size() == 1, when, kit));
        }
        if (pages > 1) {
            sheet.gap(20).body("next", List.of(page), () -> Pages.next(kit, page, pages));
        }
    }

    private static Node card(
            BookingView booking, String id, boolean filled, boolean alone, String when, Kit kit) {
        HBox head =
                Boxes.row(
                        20,
                        kit.icon(Glyph.CALENDAR, Icon.Size.S),
                        Boxes.wide(
                                kit.para(kit.say(Phrase.BOOKING_TODAY), Type.TASK_LINE.strong())));
        VBox what =
                Boxes.column(
                        0,
                        kit.para(
                                booking.clinic(),
                                Type.H2.sized(kit.size(44, 40), kit.size(56, 48))),
                        kit.para(
                                booking.place().room()
                                        + " · "
                                        + booking.place().floor()
                                        + " · "
                                        + booking.place().building(),
                                Type.BODY_L.sized(kit.size(36, 30), kit.size(52, 42)),
                                "soft"));
        HBox middle =
                Boxes.row(
                        kit.size(40, 28),
                        kit.line(
                                kit.texts().time(booking.start()),
                                Type.AMOUNT.sized(kit.size(96, 72), kit.size(104, 84))),
                        Boxes.wide(what));
        String words = kit.say(Phrase.TAKE_BOOKING);
        HBox face =
                Boxes.padded(
                        Boxes.centred(
                                20,
                                kit.icon(Glyph.TICKET, Icon.Size.M),
                                kit.para(words, Type.BUTTON)),
                        8,
                        16,
                        8,
                        16);
        Boxes.atLeast(face, alone ? 120 : 96);
        TouchButton take =
                new TouchButton(
                                id,
                                words,
                                face,
                                () -> kit.press(new Press.TakeBooking(booking.id())))
                        .styled(filled ? "white-button" : "small-button");
        VBox card = Boxes.column(kit.size(22, 14), head, middle);
        if (!when.isEmpty()) {
            card.getChildren().add(kit.para(when, Type.SMALL, "soft"));
        }
        card.getChildren().add(take);
        Boxes.padded(card, kit.size(36, 24), 44, kit.size(40, 28), 44);
        return Boxes.styled(card, filled ? "filled" : "card", "tile");
    }

    /// Early or late, in words; empty when in time.
    private static String when(BookingView booking, Kit kit) {
        Duration ahead = Duration.between(kit.now(), booking.start());
        if (ahead.compareTo(EARLY) > 0) {
            return kit.say(
                    Phrase.BOOKING_EARLY,
                    kit.texts().time(booking.start()),
                    kit.texts().time(booking.start().minus(VALID_BEFORE)));
        }
        long late = -ahead.toMinutes();
        return late > 0 ? kit.say(Phrase.BOOKING_LATE, kit.texts().span(late)) : "";
    }

    private static Node choices(Kit kit, int bookings, boolean none) {
        VBox tiles = Boxes.column(kit.size(24, 14));
        boolean tight = kit.large() || bookings > 1;
        tiles.getChildren()
                .addAll(
                        tile(
                                kit,
                                "follow-up",
                                Glyph.SLIP,
                                Phrase.FOLLOW_UP,
                                Phrase.FOLLOW_UP_LINE,
                                tight,
                                false,
                                new Press.FollowUp()),
                        tile(
                                kit,
                                "new-visit",
                                Glyph.REGISTER,
                                Phrase.NEW_VISIT,
                                Phrase.NEW_VISIT_LINE,
                                tight,
                                none,
                                new Press.NewVisit()),
                        tile(
                                kit,
                                "referral",
                                Glyph.DOCUMENT,
                                Phrase.REFERRAL,
                                Phrase.REFERRAL_LINE,
                                tight,
                                false,
                                new Press.HaveReferral()));
        return tiles;
    }

    /// @param filled the one filled thing of the screen: "Khám mới" when nothing is booked
    private static Node tile(
            Kit kit,
            String id,
            Glyph glyph,
            Phrase title,
            Phrase line,
            boolean tight,
            boolean filled,
            Press press) {
        HBox face =
                Boxes.row(
                        28,
                        kit.icon(glyph, tight ? Icon.Size.M : Icon.Size.L),
                        Boxes.wide(words(kit, title, line, tight)),
                        kit.icon(Glyph.CHEVRON, Icon.Size.S));
        Boxes.atLeast(
                Boxes.padded(face, tight ? 10 : 20, 40, tight ? 10 : 20, 40), tight ? 108 : 158);
        return new TouchButton(id, kit.say(title), face, () -> kit.press(press))
                .styled("tile", filled ? "filled" : "plain");
    }

    private static VBox words(Kit kit, Phrase title, Phrase line, boolean tight) {
        VBox words =
                Boxes.column(
                        0,
                        kit.para(kit.say(title), tight ? Type.BODY.bold().sized(32, 42) : Type.H3));
        if (!tight) {
            words.getChildren().add(kit.para(kit.say(line), Type.BODY, "soft"));
        }
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return words;
    }
}

package vn.hospitalkiosk.gateway.his.hl7;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// Bookings as SCH groups, visits as PV1 with our queue segment ZQT.
final class Visits {
    /// @param patient the HIS's id
    /// @param booking may be empty
    record Visit(String patient, String booking, Ticket ticket, List<BillId> bills, String state) {}

    private final Hl7Door door;
    private final Questions questions;
    private final Hl7Settings settings;

    Visits(Hl7Door door, Questions questions, Hl7Settings settings) {
        this.door = door;
        this.questions = questions;
        this.settings = settings;
    }

    HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return door.ask("SQM^S25", questions.bookings(patient.value(), day))
                .then(heard ->
                        new Done<>(
                                heard.groups("SCH").stream()
                                        .filter(group -> isOf(group, patient.value()))
                                        .filter(Visits::isBooked)
                                        .map(this::booking)
                                        .filter(booking -> isOn(booking, day))
                                        .sorted(Comparator.comparing(BookingView::start))
                                        .toList()));
    }

    private boolean isOf(Er7Message group, String patient) {
        return group.first("PID")
                .map(pid -> Patients.id(pid, settings.identifiers().patient()))
                .filter(patient::equals)
                .isPresent();
    }

    private static boolean isBooked(Er7Message group) {
        return group.segments().getFirst().text(25).equalsIgnoreCase("Booked");
    }

    private boolean isOn(BookingView booking, LocalDate day) {
        return LocalDate.ofInstant(booking.start(), settings.zone()).equals(day);
    }

    /// The filler's id (SCH-2); time and service from AIS, the time else from SCH-11; the place from AIL.
    private BookingView booking(Er7Message group) {
        Er7Segment sch = group.segments().getFirst();
        Optional<Er7Segment> ais = group.first("AIS");
        String start = ais.map(s -> s.text(4)).filter(t -> !t.isEmpty()).orElse(sch.text(11, 4));
        return new BookingView(
                new BookingId(sch.text(2)),
                sch.text(8).equals("FOLLOWUP")
                        ? BookingView.Kind.RE_EXAMINATION
                        : BookingView.Kind.APPOINTMENT,
                Hl7Time.instant(start, settings.zone())
                        .orElseThrow(() -> new UnreadableAnswer("a booking without time")),
                ais.map(s -> s.text(3, 2)).orElse(""),
                place(group.first("AIL"), 3),
                Optional.empty());
    }

    /// A PL: room, building, floor and, as its description, the way.
    private static Place place(Optional<Er7Segment> segment, int field) {
        return segment.map(s ->
                        new Place(
                                s.text(field, 2),
                                s.text(field, 8),
                                s.text(field, 7),
                                s.text(field, 9)))
                .orElse(new Place("", "", "", ""));
    }

    HisOutcome<HisVisits.CheckedIn> checkIn(
            HisCommand command, VisitWish wish, BookingId booking, Registrations registrations) {
        return new Keyed<HisVisits.CheckedIn>(
                        door,
                        "A04",
                        () ->
                                door.ask("Z72", questions.visitOfKey(command.key()))
                                        .then(heard ->
                                                underKey(heard, command.key(), wish, booking)),
                        () -> new Done<>(registrations.arrival(command, wish, booking.value())))
                .once();
    }

    /// A key that was used for somebody else must not show that visit.
    private HisAnswer<Optional<HisVisits.CheckedIn>> underKey(
            Er7Message heard, String key, VisitWish wish, BookingId booking) {
        Optional<Er7Segment> pv1 =
                heard.first("PV1").filter(segment -> segment.text(50).equals(key));
        if (pv1.isEmpty()) {
            return new Done<>(Optional.empty());
        }
        Visit visit = visit(heard, pv1.get());
        return visit.patient().equals(wish.patient().value())
                        && visit.booking().equals(booking.value())
                ? new Done<>(
                        Optional.of(
                                new HisVisits.CheckedIn(
                                        visit.ticket().encounter(), visit.ticket(), visit.bills())))
                : new Rejected<>(HisRefusal.KEY_REUSED, "the key was used for another visit");
    }

    HisAnswer<Visit> numbered(String visit) {
        if (!Hl7Door.isId(visit)) {
            return new Rejected<>(HisRefusal.NO_SUCH_TICKET, "not an id");
        }
        return door.ask("Z72", questions.visit(visit))
                .then(heard ->
                        heard.first("PV1")
                                .filter(pv1 -> pv1.text(19).equals(visit))
                                .<HisAnswer<Visit>>map(pv1 -> new Done<>(visit(heard, pv1)))
                                .orElseGet(() ->
                                        new Rejected<>(HisRefusal.NO_SUCH_TICKET, "not found")));
    }

    HisAnswer<TicketStatus> status(String visit) {
        return numbered(visit)
                .then(found -> new Done<>(new TicketStatus(found.ticket(), state(found.state()))));
    }

    private Visit visit(Er7Message heard, Er7Segment pv1) {
        Er7Segment queue =
                heard.first("ZQT").orElseThrow(() -> new UnreadableAnswer("a visit without ZQT"));
        String patient =
                heard.first("PID")
                        .map(pid -> Patients.id(pid, settings.identifiers().patient()))
                        .orElse("");
        String number = queue.text(1);
        if (number.isEmpty() || pv1.text(19).isEmpty() || patient.isEmpty()) {
            throw new UnreadableAnswer("a visit without number or patient");
        }
        return new Visit(
                patient,
                pv1.text(5),
                new Ticket(
                        number,
                        pv1.text(10),
                        place(Optional.of(pv1), 3),
                        Hl7Time.instant(queue.text(3), settings.zone()),
                        Optional.of(queue.text(4))
                                .filter(ahead -> ahead.matches("[0-9]{1,4}"))
                                .map(Integer::parseInt),
                        heard.all("NTE").stream().map(nte -> nte.text(3)).toList(),
                        pv1.text(19)),
                heard.all("ZBL").stream().map(bill -> new BillId(bill.text(1))).toList(),
                queue.text(2));
    }

    private static TicketStatus.State state(String word) {
        return switch (word) {
            case "CALLED" -> TicketStatus.State.CALLED;
            case "IN_PROGRESS" -> TicketStatus.State.IN_PROGRESS;
            case "WAITING_FOR_RESULTS" -> TicketStatus.State.WAITING_FOR_RESULTS;
            case "DONE" -> TicketStatus.State.DONE;
            case "MISSED" -> TicketStatus.State.MISSED;
            case "CANCELLED" -> TicketStatus.State.CANCELLED;
            default -> TicketStatus.State.WAITING;
        };
    }
}

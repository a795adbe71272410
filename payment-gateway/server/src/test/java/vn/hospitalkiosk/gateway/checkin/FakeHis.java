package vn.hospitalkiosk.gateway.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// A HIS whose answers are set by the test. Check-ins are remembered by key, as a real one does.
public final class FakeHis implements His {
    public static final BookingId BOOKING = new BookingId("booking-1");
    public static final BillId BILL = new BillId("invoice-1");

    public HisAnswer<List<HisPatient>> patients = none();
    public HisAnswer<List<BookingView>> bookings = oneBooking();
    public HisAnswer<CoverageView> coverage = covered();
    public CountDownLatch coverageMayAnswer = new CountDownLatch(0);
    public HisOutcome<CheckedIn> checkIn = arrived();
    public HisAnswer<Invoice> invoice = owed();
    public HisAnswer<List<OpenBill>> openBills =
            new HisAnswer.Done<>(List.of(new OpenBill(bill(71_480), "encounter-1")));
    public HisAnswer<List<String>> openEncounters = new HisAnswer.NotOffered<>();
    public final List<String> keys = new ArrayList<>();
    public int questions;

    public void reset() {
        patients = none();
        bookings = oneBooking();
        coverage = covered();
        checkIn = arrived();
        invoice = owed();
        keys.clear();
    }

    private static HisAnswer<List<HisPatient>> none() {
        return new HisAnswer.Done<>(List.of());
    }

    private static HisAnswer<List<BookingView>> oneBooking() {
        return new HisAnswer.Done<>(
                List.of(
                        new BookingView(
                                BOOKING,
                                Instant.parse("2026-11-25T01:30:00Z"),
                                "Nội Tim mạch",
                                place())));
    }

    private static HisAnswer<CoverageView> covered() {
        return new HisAnswer.Done<>(
                new CoverageView(
                        CoverageView.State.VALID,
                        Optional.of("•••• 6789"),
                        Optional.of(LocalDate.of(2026, 12, 31)),
                        Optional.of(80)));
    }

    private static HisOutcome<CheckedIn> arrived() {
        return new HisOutcome.Done<>(new CheckedIn("encounter-1", ticket(), List.of(BILL)));
    }

    private static HisAnswer<Invoice> owed() {
        return new HisAnswer.Done<>(new Invoice(bill(71_480), Invoice.Status.OPEN));
    }

    static Place place() {
        return new Place("Phòng 205", "Tầng 2", "Nhà A", "Rẽ phải, thang máy số 2");
    }

    static Ticket ticket() {
        return new Ticket(
                "034",
                "Nội Tim mạch",
                place(),
                Optional.of(Instant.parse("2026-11-25T01:40:00Z")),
                Optional.of(6),
                List.of("Khám Nội Tim mạch – P. 205"),
                "encounter-1");
    }

    public static BillView bill(long due) {
        return new BillView(
                BILL,
                List.of(new BillView.Line("Khám", "", 1, new Vnd(due))),
                new Vnd(due),
                Vnd.ZERO,
                0,
                Vnd.ZERO,
                new Vnd(due),
                Vnd.ZERO,
                new Vnd(due),
                "bảy mươi mốt nghìn bốn trăm tám mươi đồng");
    }

    @Override
    public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        questions++;
        return patients;
    }

    @Override
    public HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return openBills;
    }

    @Override
    public HisAnswer<List<String>> openEncounters(HisPatientId patient) {
        return openEncounters;
    }

    @Override
    public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        try {
            coverageMayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return coverage;
    }

    @Override
    public HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return bookings;
    }

    @Override
    public HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        keys.add(command.key() + " " + command.at());
        return checkIn;
    }

    @Override
    public HisAnswer<Invoice> invoice(BillId bill) {
        return invoice;
    }
}

package vn.hospitalkiosk.gateway.his.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// The HIS as HisBridge: `docs/his-bridge/`. Closed by [#close()].
public final class BridgeHis implements His, AutoCloseable {
    private final HisWire wire;
    private final BridgeDoor door;
    private final BridgeCommands commands;
    private final Sentences sentences;
    private volatile Set<HisCapability> offered = Set.of();

    /// @param wire closed with this
    public BridgeHis(BridgeSettings settings, HisWire wire) {
        this.wire = wire;
        this.door = new BridgeDoor(settings, wire);
        this.sentences = new Sentences(settings.zone());
        this.commands = new BridgeCommands(door, sentences);
    }

    /// A sign of life, which also tells what is offered. Blocks up to the answer timeout.
    @Override
    public void probe() {
        if (door.get("/capabilities", Words.Capabilities.class)
                instanceof BridgeReply.Done<Words.Capabilities>(Words.Capabilities told)) {
            Set<HisCapability> known = EnumSet.noneOf(HisCapability.class);
            told.offered().forEach(operation -> known.addAll(Operations.of(operation)));
            offered = known;
        }
    }

    @Override
    public Set<HisCapability> offered() {
        return Set.copyOf(offered);
    }

    @Override
    public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        return door.ask("/patients/search", Sentences.search(question), Words.Patients.class)
                .answer()
                .then(found ->
                        new HisAnswer.Done<>(
                                found.patients().stream().map(Words.Patient::read).toList()));
    }

    @Override
    public HisOutcome<HisPatient> createPatient(HisCommand command, NewPatient patient) {
        return commands.createPatient(command, patient);
    }

    @Override
    public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        return door.ask(
                        "/coverage/check",
                        Map.of(
                                "patientId", patient.value(),
                                "day", day.toString(),
                                "moment", "ARRIVAL"),
                        Words.Coverage.class)
                .answer()
                .then(known -> new HisAnswer.Done<>(known.read()));
    }

    @Override
    public HisOutcome<Recorded> reportCoverage(HisCommand command, CoverageReport report) {
        return commands.reportCoverage(command, report);
    }

    @Override
    public HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return bookings(Map.of("patientId", patient.value(), "day", day.toString()));
    }

    @Override
    public HisAnswer<Optional<BookingView>> bookingOfSlip(
            HisPatientId patient, String slip, LocalDate day) {
        return bookings(Map.of("patientId", patient.value(), "day", day.toString(), "slip", slip))
                .then(found -> new HisAnswer.Done<>(found.stream().findFirst()));
    }

    private HisAnswer<List<BookingView>> bookings(Map<String, Object> question) {
        return door.ask("/bookings/search", question, Words.Bookings.class)
                .answer()
                .then(found -> new HisAnswer.Done<>(found.bookings()));
    }

    @Override
    public HisAnswer<List<ClinicView>> clinics(HisPatientId patient, boolean insured) {
        return door.ask(
                        "/clinics/search",
                        Map.of("patientId", patient.value(), "insured", insured),
                        Words.Clinics.class)
                .answer()
                .then(found -> new HisAnswer.Done<>(found.clinics()));
    }

    @Override
    public HisAnswer<QuoteView> quote(VisitWish wish) {
        return door.ask("/quotes", sentences.wish(wish, Optional.empty()), Words.Quote.class)
                .answer()
                .then(quote ->
                        quote.read().addsUp()
                                ? new HisAnswer.Done<>(quote.read())
                                : new HisAnswer.Rejected<>("quote: does not add up"));
    }

    @Override
    public HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        return commands.checkIn(command, wish);
    }

    @Override
    public HisAnswer<TicketStatus> ticketStatus(String encounter) {
        return (BridgeDoor.isId(encounter)
                        ? door.get("/encounters/" + encounter + "/ticket", Words.Ticket.class)
                        : BridgeDoor.<Words.Ticket>noId())
                .answer()
                .then(ticket ->
                        new HisAnswer.Done<>(
                                new TicketStatus(ticket.read(encounter), ticket.state())));
    }

    @Override
    public HisAnswer<List<ResultView>> results(HisPatientId patient, LocalDate since) {
        return door.ask(
                        "/results/search",
                        Map.of("patientId", patient.value(), "since", since.toString()),
                        Words.Results.class)
                .answer()
                .then(found -> new HisAnswer.Done<>(found.results()));
    }

    @Override
    public HisOutcome<Recorded> linkOfflineNumber(HisCommand command, OfflineNumber number) {
        return commands.linkOfflineNumber(command, number);
    }

    @Override
    public HisOutcome<Recorded> judgePriority(HisCommand command, PriorityJudgement judgement) {
        return commands.judgePriority(command, judgement);
    }

    @Override
    public HisAnswer<List<String>> closings(Instant since) {
        return door.ask(
                        "/closings/search",
                        Map.of("since", sentences.time(since)),
                        Words.Closings.class)
                .answer()
                .then(found -> new HisAnswer.Done<>(found.encounterIds()));
    }

    @Override
    public HisAnswer<List<String>> openEncounters(HisPatientId patient) {
        return isMissing(HisCapability.OPEN_ENCOUNTERS)
                ? new HisAnswer.NotOffered<>()
                : door.ask(
                                "/encounters/search",
                                Map.of("patientId", patient.value()),
                                Words.Encounters.class)
                        .answer()
                        .then(found -> new HisAnswer.Done<>(found.encounterIds()));
    }

    @Override
    public HisAnswer<Invoice> invoice(BillId bill) {
        return (BridgeDoor.isId(bill.value())
                        ? door.get("/bills/" + bill.value(), Words.Bill.class)
                        : BridgeDoor.<Words.Bill>noId())
                .answer()
                .then(found -> usable(found.read()));
    }

    private static HisAnswer<Invoice> usable(Invoice invoice) {
        boolean fits = invoice.bill().addsUp() && invoice.bill().due().dong() >= 0;
        return invoice.status() != Invoice.Status.OPEN || fits
                ? new HisAnswer.Done<>(invoice)
                : new HisAnswer.Rejected<>("bill: does not add up");
    }

    /// A bill in a shape that cannot be trusted is left to the desk; the others stay.
    @Override
    public HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return door.ask("/bills/search", Map.of("patientId", patient.value()), Words.Bills.class)
                .answer()
                .then(found ->
                        new HisAnswer.Done<>(
                                found.bills().stream()
                                        .filter(bill -> isOwed(bill.read()))
                                        .map(bill ->
                                                new OpenBill(
                                                        bill.read().bill(),
                                                        bill.encounterId().orElse("")))
                                        .toList()));
    }

    private static boolean isOwed(Invoice invoice) {
        return invoice.status() == Invoice.Status.OPEN
                && invoice.bill().addsUp()
                && invoice.bill().due().isPositive();
    }

    @Override
    public HisOutcome<Recorded> reserve(HisCommand command, BillId bill, Duration lease) {
        return isMissing(HisCapability.RESERVE)
                ? new HisOutcome.NotOffered<>()
                : commands.reserve(command, bill, lease);
    }

    @Override
    public HisOutcome<Recorded> release(HisCommand command, BillId bill) {
        return isMissing(HisCapability.RESERVE)
                ? new HisOutcome.NotOffered<>()
                : commands.release(command, bill);
    }

    /// The HIS has told what it offers, and this is not among it: every payment would ask in vain.
    private boolean isMissing(HisCapability capability) {
        Set<HisCapability> told = offered;
        return !told.isEmpty() && !told.contains(capability);
    }

    @Override
    public HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
        return commands.recordPayment(payment);
    }

    @Override
    public HisOutcome<Recorded> recordRefund(RefundRecord refund) {
        return commands.recordRefund(refund);
    }

    @Override
    public HisOutcome<Recorded> recordDeposit(DepositRecord deposit) {
        return commands.recordDeposit(deposit);
    }

    @Override
    public void close() {
        wire.close();
    }
}

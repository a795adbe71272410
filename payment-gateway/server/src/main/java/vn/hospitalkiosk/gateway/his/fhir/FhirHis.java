package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.Look;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.fhir.ServerSays.Ability;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// The HIS as a FHIR R4 server: requests and answers as in `docs/wires.md`. Making one starts the R4 model in the background; closed by [#close()].
public final class FhirHis implements His, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FhirHis.class);
    private static final long BELIEVED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final String UNREADABLE = "unreadable answer";

    private final FhirSettings settings;
    private final FhirDoor door;
    private final Questions questions;
    private final PatientSearch patients;
    private final BookingReading bookings;
    private final FhirSlips slips;
    private final TicketReading tickets;
    private final FhirCheckIn checkIn;
    private final InvoiceReading invoices;
    private final FhirOpenBills openBills;
    private final FhirOpenEncounters openEncounters;
    private final FhirPayments payments;
    private final FhirPatients newPatients;
    private final FhirClinics clinics;
    private final FhirEligibility eligibility;
    private final FhirCoverageReports coverageReports;
    private final FhirQuotes quotes;
    private final FhirPriorities priorities;
    private final FhirClosings closings;
    private final FhirLooks looks;
    private final FhirDays days;
    private volatile ServerSays server = ServerSays.NOTHING_YET;
    private volatile long heardNanos;

    /// @param wire closed with this
    public FhirHis(FhirSettings settings, HisWire wire, HisCases cases, Clock clock) {
        this.settings = settings;
        this.door = new FhirDoor(settings, new FhirText(), wire);
        this.questions = new Questions(door);
        Places places = new Places(questions);
        FhirSystems systems = settings.systems();
        KeyedCreates creates = new KeyedCreates(door, questions, new Alarms(cases, clock), systems);
        PatientReading reading = new PatientReading(systems);
        this.bookings = new BookingReading(places, settings.zone());
        this.slips = new FhirSlips(questions, systems, bookings, settings.zone());
        this.patients =
                new PatientSearch(
                        questions, systems, reading, slips, ability -> server.can(ability));
        this.tickets = new TicketReading(questions, systems, places);
        this.checkIn =
                new FhirCheckIn(
                        creates,
                        tickets,
                        () -> server.can(Ability.ENCOUNTER_BY_APPOINTMENT),
                        settings.zone());
        this.invoices = new InvoiceReading(systems);
        this.openBills = new FhirOpenBills(questions, invoices);
        this.openEncounters = new FhirOpenEncounters(questions);
        this.payments = new FhirPayments(creates, settings, clock);
        this.newPatients = new FhirPatients(creates, reading, settings.zone());
        this.clinics =
                new FhirClinics(
                        questions,
                        new ClinicReading(systems, places),
                        () -> server.can(Ability.SLOTS),
                        clock,
                        settings.zone());
        this.eligibility = new FhirEligibility(door, systems, clock, settings.zone());
        this.coverageReports = new FhirCoverageReports(creates, settings.zone());
        this.quotes = new FhirQuotes(questions, systems);
        this.priorities = new FhirPriorities(creates, settings);
        this.closings = new FhirClosings(questions, settings.zone());
        this.looks = new FhirLooks(door, questions, systems, settings.zone());
        this.days = new FhirDays(creates, settings, clock);
    }

    @Override
    public Set<HisCapability> offered() {
        return Set.copyOf(server.offered());
    }

    @Override
    public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        return readable(() -> patients.find(question));
    }

    /// A server that asks the insurance is asked to; one that does not is asked what it has written down.
    @Override
    public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        HisAnswer<CoverageView> asked =
                server.can(Ability.COVERAGE_QUESTION)
                        ? readable(() -> eligibility.ask(patient, day))
                        : new HisAnswer.NotOffered<>();
        return asked instanceof HisAnswer.NotOffered<CoverageView>
                ? readable(() -> recorded(patient, day))
                : asked;
    }

    private HisAnswer<CoverageView> recorded(HisPatientId patient, LocalDate day) {
        return questions
                .search(
                        Coverage.class,
                        Map.of("beneficiary", "Patient/" + patient.value(), "status", "active"))
                .then(found ->
                        new HisAnswer.Done<>(
                                CoverageReading.read(
                                        found.stream().filter(one -> isOf(one, patient)).toList(),
                                        day,
                                        settings.zone())));
    }

    private static boolean isOf(Coverage coverage, HisPatientId patient) {
        return patient.value().equals(coverage.getBeneficiary().getReferenceElement().getIdPart());
    }

    @Override
    public HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return readable(() ->
                questions
                        .search(
                                "Appointment",
                                BookingReading.question(patient, day, settings.zone()))
                        .then(found -> new HisAnswer.Done<>(bookings.read(found, patient, day))));
    }

    @Override
    public HisAnswer<Optional<BookingView>> bookingOfSlip(
            HisPatientId patient, String slip, LocalDate day) {
        return asking(HisCapability.SLIPS, () -> slips.booking(patient, slip, day));
    }

    @Override
    public HisAnswer<QuoteView> quote(VisitWish wish) {
        return asking(HisCapability.QUOTE, () -> quotes.of(wish));
    }

    @Override
    public HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        return switch (wish.goal()) {
            case VisitWish.Goal.Booked _ -> doable(() -> checkIn.register(command, wish));
            case VisitWish.Goal.WalkIn _ ->
                    offering(HisCapability.WALK_IN, () -> checkIn.register(command, wish));
        };
    }

    @Override
    public HisOutcome<HisPatient> createPatient(HisCommand command, NewPatient patient) {
        return offering(HisCapability.CREATE_PATIENT, () -> newPatients.create(command, patient));
    }

    @Override
    public HisOutcome<Recorded> reportCoverage(HisCommand command, CoverageReport report) {
        return offering(HisCapability.REPORT_COVERAGE, () -> coverageReports.tell(command, report));
    }

    @Override
    public HisAnswer<List<ClinicView>> clinics(HisPatientId patient, boolean insured) {
        return asking(HisCapability.CLINICS, clinics::now);
    }

    @Override
    public HisOutcome<Recorded> judgePriority(HisCommand command, PriorityJudgement judgement) {
        return offering(HisCapability.JUDGE_PRIORITY, () -> priorities.tell(command, judgement));
    }

    @Override
    public HisAnswer<List<String>> closings(Instant since) {
        return asking(HisCapability.CLOSINGS, () -> closings.since(since));
    }

    @Override
    public HisOutcome<Recorded> recordLook(HisCommand command, Look look) {
        return offering(HisCapability.RECORD_LOOK, () -> looks.tell(command, look));
    }

    @Override
    public HisOutcome<Recorded> recordDay(HisCommand command, DayStatement day) {
        return offering(HisCapability.RECORD_DAY, () -> days.tell(command, day));
    }

    @Override
    public HisAnswer<TicketStatus> ticketStatus(String encounter) {
        return readable(() -> tickets.status(encounter));
    }

    @Override
    public HisAnswer<List<ResultView>> results(HisPatientId patient, LocalDate since) {
        return readable(() ->
                questions
                        .search(
                                DiagnosticReport.class,
                                Map.of(
                                        "patient",
                                        "Patient/" + patient.value(),
                                        "issued",
                                        "ge" + since))
                        .then(found -> new HisAnswer.Done<>(ResultReading.read(found, patient))));
    }

    @Override
    public HisAnswer<Invoice> invoice(BillId bill) {
        return readable(() ->
                questions
                        .read(org.hl7.fhir.r4.model.Invoice.class, bill.value())
                        .then(invoices::read));
    }

    @Override
    public HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return readable(() -> openBills.of(patient));
    }

    @Override
    public HisAnswer<List<String>> openEncounters(HisPatientId patient) {
        return readable(() -> openEncounters.of(patient));
    }

    @Override
    public HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
        return doable(() -> payments.record(payment));
    }

    /// A sign of life, which also tells what is offered. A server that says nothing readable is taken for what it last was.
    @Override
    public void probe() {
        long now = System.nanoTime();
        if (!server.equals(ServerSays.NOTHING_YET) && now - heardNanos < BELIEVED_NANOS) {
            door.probe();
        } else if (door.metadata() instanceof Reply.Got(CapabilityStatement statement, boolean _)) {
            server = ServerSays.read(statement);
            heardNanos = now;
        }
    }

    private <T> HisAnswer<T> asking(HisCapability capability, Supplier<HisAnswer<T>> question) {
        return server.offered().contains(capability)
                ? readable(question)
                : new HisAnswer.NotOffered<>();
    }

    private <T> HisOutcome<T> offering(HisCapability capability, Supplier<HisOutcome<T>> command) {
        return server.offered().contains(capability)
                ? doable(command)
                : new HisOutcome.NotOffered<>();
    }

    /// What a server sent may be well-formed and still not what was agreed: then nothing is known. Their texts may quote it and stay here.
    private static <T> HisAnswer<T> readable(Supplier<HisAnswer<T>> question) {
        return guarded(question, () -> new HisAnswer.Unknown<>(UNREADABLE));
    }

    private static <T> HisOutcome<T> doable(Supplier<HisOutcome<T>> command) {
        return guarded(command, () -> new HisOutcome.Unknown<>(UNREADABLE));
    }

    private static <A> A guarded(Supplier<A> question, Supplier<A> otherwise) {
        try {
            return question.get();
        } catch (UnreadableAnswer
                | FHIRException
                | IllegalArgumentException
                | ArithmeticException broken) {
            log.warn("{} unreadable HIS answer: {}", "H12", broken.getClass().getSimpleName());
            return otherwise.get();
        }
    }

    @Override
    public void close() {
        door.close();
    }
}

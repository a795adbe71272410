package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// The HIS as a FHIR R4 server: requests and answers as in `docs/wires.md`. Making one starts the R4 model in the background; closed by [#close()].
public final class FhirHis implements His, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FhirHis.class);
    private static final long BELIEVED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final String UNREADABLE = "unreadable answer";

    private final FhirSettings settings;
    private final FhirDoor door;
    private final Questions questions;
    private final PatientReading patients;
    private final BookingReading bookings;
    private final TicketReading tickets;
    private final FhirCheckIn checkIn;
    private final InvoiceReading invoices;
    private final FhirOpenBills openBills;
    private final FhirOpenEncounters openEncounters;
    private final FhirPayments payments;
    private final FhirPatients newPatients;
    private final FhirClinics clinics;
    private final FhirCoverageReports coverageReports;
    private volatile ServerSays server = ServerSays.NOTHING_YET;
    private volatile long heardNanos;

    /// @param wire closed with this
    public FhirHis(FhirSettings settings, HisWire wire, HisCases cases, Clock clock) {
        this.settings = settings;
        this.door = new FhirDoor(settings, new FhirText(), wire);
        this.questions = new Questions(door);
        Alarms alarms = new Alarms(cases, clock);
        Places places = new Places(questions);
        this.patients = new PatientReading(settings.systems());
        this.bookings = new BookingReading(places, settings.zone());
        this.tickets = new TicketReading(questions, settings.systems(), places);
        this.checkIn =
                new FhirCheckIn(
                        door,
                        questions,
                        alarms,
                        settings.systems(),
                        tickets,
                        () -> server.encounterByAppointment(),
                        settings.zone());
        this.invoices = new InvoiceReading(settings.systems());
        this.openBills = new FhirOpenBills(questions, invoices);
        this.openEncounters = new FhirOpenEncounters(questions);
        this.payments = new FhirPayments(door, questions, alarms, settings, clock);
        this.newPatients =
                new FhirPatients(
                        door, questions, alarms, settings.systems(), patients, settings.zone());
        this.clinics =
                new FhirClinics(
                        questions,
                        new ClinicReading(settings.systems(), places),
                        () -> server.slots(),
                        clock,
                        settings.zone());
        this.coverageReports =
                new FhirCoverageReports(
                        door, questions, alarms, settings.systems(), settings.zone());
    }

    @Override
    public Set<HisCapability> offered() {
        return Set.copyOf(server.offered());
    }

    @Override
    public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        return switch (question.by()) {
            case PERSONAL_NUMBER -> byIdentifier(settings.systems().nationalId(), question);
            case OLD_PERSONAL_NUMBER -> byIdentifier(settings.systems().oldNationalId(), question);
            case INSURANCE_CARD -> byIdentifier(settings.systems().insuranceCard(), question);
            case PATIENT_CODE -> byIdentifier(settings.systems().patientCode(), question);
            case PHONE, SLIP, OPAQUE_CODE, MOTHERS_NUMBER -> new HisAnswer.NotOffered<>();
        };
    }

    private HisAnswer<List<HisPatient>> byIdentifier(String system, PatientQuestion question) {
        return readable(() ->
                questions
                        .search(
                                Patient.class,
                                Map.of("identifier", system + "|" + question.value()))
                        .then(found -> patients.read(found, system, question)));
    }

    @Override
    public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        return readable(() ->
                questions
                        .search(
                                Coverage.class,
                                Map.of(
                                        "beneficiary",
                                        "Patient/" + patient.value(),
                                        "status",
                                        "active"))
                        .then(found ->
                                new HisAnswer.Done<>(
                                        CoverageReading.read(
                                                found.stream()
                                                        .filter(one -> isOf(one, patient))
                                                        .toList(),
                                                day,
                                                settings.zone()))));
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
        return server.offered().contains(HisCapability.CLINICS)
                ? readable(clinics::now)
                : new HisAnswer.NotOffered<>();
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

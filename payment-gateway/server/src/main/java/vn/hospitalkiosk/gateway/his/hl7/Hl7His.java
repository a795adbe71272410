package vn.hospitalkiosk.gateway.his.hl7;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;

/// The HIS as a system that speaks HL7 v2.5: messages as in `docs/wires.md`. What v2 has no message for, the desk does. Closed by [#close()].
public final class Hl7His implements His, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hl7His.class);
    private static final Set<HisCapability> OFFERED =
            EnumSet.of(
                    HisCapability.FIND_PATIENTS,
                    HisCapability.CREATE_PATIENT,
                    HisCapability.BOOKINGS,
                    HisCapability.COVERAGE,
                    HisCapability.CHECK_IN,
                    HisCapability.TICKET_STATUS,
                    HisCapability.INVOICE,
                    HisCapability.OPEN_BILLS,
                    HisCapability.RECORD_PAYMENT,
                    HisCapability.RECORD_REFUND,
                    HisCapability.RECORD_DEPOSIT);
    private static final String UNREADABLE = "unreadable answer";

    private final MllpLine line;
    private final Hl7Door door;
    private final Questions questions;
    private final Registrations registrations;
    private final Patients patients;
    private final Visits visits;
    private final Bills bills;
    private final Postings postings;

    /// @param line closed with this
    public Hl7His(Hl7Settings settings, MllpLine line, Clock clock) {
        this.line = line;
        this.door = new Hl7Door(line, new Er7(), settings.limit());
        this.questions = new Questions(settings, clock);
        this.registrations = new Registrations(settings);
        this.patients = new Patients(door, questions, settings);
        this.visits = new Visits(door, questions, settings);
        this.bills = new Bills(door, questions, settings);
        this.postings = new Postings(door, questions, settings, bills, visits);
    }

    @Override
    public Set<HisCapability> offered() {
        return OFFERED;
    }

    @Override
    public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        return readable(() -> patients.find(question));
    }

    @Override
    public HisOutcome<HisPatient> createPatient(HisCommand command, NewPatient patient) {
        return doable(() -> patients.create(command, patient, registrations));
    }

    @Override
    public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        return readable(() -> patients.insurance(patient, day));
    }

    @Override
    public HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return readable(() -> visits.bookings(patient, day));
    }

    @Override
    public HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        return switch (wish.goal()) {
            case VisitWish.Goal.Booked(BookingId booking) ->
                    doable(() -> visits.checkIn(command, wish, booking, registrations));
            case VisitWish.Goal.WalkIn _ -> new HisOutcome.NotOffered<>();
        };
    }

    @Override
    public HisAnswer<TicketStatus> ticketStatus(String encounter) {
        return readable(() -> visits.status(encounter));
    }

    @Override
    public HisAnswer<Invoice> invoice(BillId bill) {
        return readable(() -> bills.one(bill).then(found -> new HisAnswer.Done<>(found.invoice())));
    }

    @Override
    public HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return readable(() -> bills.open(patient));
    }

    @Override
    public HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
        return doable(() -> postings.payment(payment));
    }

    @Override
    public HisOutcome<Recorded> recordRefund(RefundRecord refund) {
        return doable(() -> postings.refund(refund));
    }

    @Override
    public HisOutcome<Recorded> recordDeposit(DepositRecord deposit) {
        return doable(() -> postings.deposit(deposit));
    }

    /// Nobody has that id.
    @Override
    public void probe() {
        door.probe(questions.patientWithId("KIOSK-PROBE", "PI"));
    }

    /// What a HIS sent may be good HL7 and still not what was agreed: then nothing is known.
    private static <T> HisAnswer<T> readable(Supplier<HisAnswer<T>> question) {
        return guarded(question, () -> new HisAnswer.Unknown<>(UNREADABLE));
    }

    private static <T> HisOutcome<T> doable(Supplier<HisOutcome<T>> command) {
        return guarded(command, () -> new HisOutcome.Unknown<>(UNREADABLE));
    }

    private static <A> A guarded(Supplier<A> question, Supplier<A> otherwise) {
        try {
            return question.get();
        } catch (UnreadableAnswer broken) {
            log.error("{} unreadable HL7 answer: {}", "H38", broken.getMessage());
            return otherwise.get();
        } catch (IllegalArgumentException | ArithmeticException broken) {
            log.error("{} unreadable HL7 answer: {}", "H38", broken.getClass().getSimpleName());
            return otherwise.get();
        }
    }

    @Override
    public void close() {
        line.close();
    }
}

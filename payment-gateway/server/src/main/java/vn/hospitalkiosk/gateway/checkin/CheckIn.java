package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// The doorway to check-in: patient → coverage and bookings → encounter → queue number and bill.
public final class CheckIn {
    /// A visit nobody touched for so long has ended, even if its kiosk could not say so.
    public static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private static final Duration COVERAGE_LIMIT = Duration.ofSeconds(1);

    private final Visits visits;
    private final Bills bills;
    private final CoverageStanding standing;
    private final Remarks remarks;
    private final Identification identification;
    private final Newcomers newcomers;
    private final Choices choices;
    private final Registration registration;
    private final Clock clock;

    public CheckIn(His his, Reception house) {
        this.visits = house.visits();
        this.clock = house.clock();
        this.remarks = house.remarks();
        this.bills = new Bills(his);
        Coverages coverages =
                new Coverages(his, house.executor(), COVERAGE_LIMIT, house.rechecks().isPresent());
        this.standing =
                new CoverageStanding(
                        visits, coverages, house.rechecks(), house.clock(), house.zone());
        this.identification =
                new Identification(
                        his,
                        visits,
                        new Recognition(his, house.numbers(), house.remarks()),
                        coverages,
                        house.sights(),
                        clock,
                        house.zone());
        this.newcomers =
                new Newcomers(his, house.consenting(), identification, house.remarks(), clock);
        this.choices =
                new Choices(his, visits, house.sights(), house.holidays(), clock, house.zone());
        this.registration =
                new Registration(his, visits, bills, house.priorities(), choices, clock);
    }

    /// @throws VisitConflict when the visit has ended or begun its check-in
    public IdentifyAnswer identify(KioskIdentity kiosk, IdentifyRequest request) {
        return identification.identify(kiosk, request);
    }

    /// @throws VisitConflict when the visit has ended or begun its check-in
    public IdentifyAnswer newPatient(KioskIdentity kiosk, NewPatientRequest request) {
        return newcomers.make(kiosk, request);
    }

    /// The same patient does something else, in a visit of its own.
    ///
    /// @throws NoSuchVisit when the earlier one is not an identified one of this kiosk
    /// @throws VisitConflict when nobody knows yet what became of the earlier one's check-in
    public GoOnAnswer goOn(KioskIdentity kiosk, GoOnRequest request) {
        return identification.goOn(kiosk, request);
    }

    /// What is known of the patient's insurance by now: asked while the patient stands at the kiosk.
    ///
    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public CoverageView coverage(KioskIdentity kiosk, VisitId visit) {
        return standing.now(kiosk, visit);
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public ClinicsAnswer clinics(KioskIdentity kiosk, VisitId visit, boolean insured) {
        return choices.clinics(kiosk, visit, insured);
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public QuoteAnswer quote(KioskIdentity kiosk, QuoteRequest request) {
        return choices.quote(kiosk, request);
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public SlipAnswer slip(KioskIdentity kiosk, SlipRequest request) {
        return choices.slip(kiosk, request);
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public ResultsAnswer results(KioskIdentity kiosk, VisitId visit) {
        return choices.results(kiosk, visit);
    }

    /// What the patient of a visit is known by at the HIS.
    public Optional<HisPatientId> patientOf(KioskIdentity kiosk, VisitId visit) {
        return visits.find(kiosk, visit).flatMap(Visit::person).map(Visit.Person::patient);
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    /// @throws VisitConflict when visit or command stand for another check-in
    public CheckInAnswer checkIn(KioskIdentity kiosk, CheckInRequest request) {
        return registration.checkIn(kiosk, request);
    }

    /// @throws NoSuchVisit when it is not a visit of this kiosk
    public BillAnswer bill(KioskIdentity kiosk, VisitId visit) {
        Visit found = visits.find(kiosk, visit).orElseThrow(NoSuchVisit::new);
        List<BillId> bill = found.registered().flatMap(Visit.Registered::bill).stream().toList();
        return bills.firstOpen(bill);
    }

    /// One bill of the visit.
    ///
    /// @throws NoSuchVisit when this kiosk did not get that bill from that visit
    public BillAnswer bill(KioskIdentity kiosk, VisitId visit, BillId bill) {
        if (!isBillOf(kiosk, visit, bill)) {
            throw new NoSuchVisit();
        }
        return bills.firstOpen(List.of(bill));
    }

    /// Whether this kiosk may take money for this bill: it got it from this visit.
    public boolean isBillOf(KioskIdentity kiosk, VisitId visit, BillId bill) {
        return visits.owes(kiosk, visit, bill);
    }

    /// What the patient of a visit owes over all visits to the hospital.
    ///
    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public OpenBillsAnswer openBills(KioskIdentity kiosk, VisitId visit) {
        Visit.Person person =
                visits.find(kiosk, visit).flatMap(Visit::person).orElseThrow(NoSuchVisit::new);
        OpenBillsAnswer answer = bills.open(person.patient());
        if (answer instanceof OpenBillsAnswer.Bills(List<OpenBill> open, var _)) {
            visits.offered(kiosk, visit, open.stream().map(one -> one.bill().id()).toList());
        }
        return answer;
    }

    /// The HIS's id of what this visit checked in to; of one that came only to pay, the visit the HIS shows its newest bill for, or one that is still open there.
    public Optional<String> encounterOf(KioskIdentity kiosk, VisitId visit) {
        Optional<Visit> found = visits.find(kiosk, visit);
        Optional<Visit.Person> person = found.flatMap(Visit::person);
        return found.flatMap(Visit::registered)
                .map(Visit.Registered::encounter)
                .or(() -> person.flatMap(this::newestEncounter))
                .or(() -> person.flatMap(one -> bills.openEncounter(one.patient())));
    }

    /// Who owes nothing may lie in the hospital all the same: the stay or visit the HIS names as open.
    public Optional<String> openEncounter(KioskIdentity kiosk, VisitId visit) {
        return patientOf(kiosk, visit).flatMap(bills::openEncounter);
    }

    private Optional<String> newestEncounter(Visit.Person person) {
        return bills.open(person.patient())
                        instanceof OpenBillsAnswer.Bills(List<OpenBill> open, var _)
                ? open.stream()
                        .map(OpenBill::encounter)
                        .filter(encounter -> !encounter.isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    public boolean isVisitOf(KioskIdentity kiosk, VisitId visit) {
        return visits.find(kiosk, visit).isPresent();
    }

    /// The kiosk has wiped: the gateway forgets who the visit was. Repeating it, or naming a visit that never was, does nothing.
    ///
    /// Who leaves while nobody knows whether the HIS has registered them waits at the desk: once forgotten here, nobody else could tell.
    public void end(KioskIdentity kiosk, VisitId visit) {
        visits.find(kiosk, visit)
                .filter(one -> one.begun().isPresent() && one.registered().isEmpty())
                .flatMap(Visit::person)
                .ifPresent(person ->
                        remarks.remark(
                                kiosk,
                                visit,
                                Codes.CHECK_IN_NOT_KNOWN,
                                List.of("Patient/" + person.patient().value())));
        visits.end(kiosk, visit, clock.instant());
    }

    /// To be called now and then.
    public void forgetAbandoned() {
        visits.endUntouchedSince(clock.instant().minus(FORGOTTEN_AFTER));
    }
}

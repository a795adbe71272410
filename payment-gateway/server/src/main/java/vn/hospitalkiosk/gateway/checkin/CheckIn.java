package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;

/// The doorway to check-in: patient → coverage and bookings → encounter → queue number and bill.
public final class CheckIn {
    /// A visit nobody touched for so long has ended, even if its kiosk could not say so.
    public static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private static final Duration COVERAGE_LIMIT = Duration.ofSeconds(1);

    private final Visits visits;
    private final Bills bills;
    private final Identification identification;
    private final Registration registration;
    private final Clock clock;

    /// @param executor for questions asked side by side; its tasks block
    /// @param zone of the hospital: decides what "today" is
    public CheckIn(
            His his,
            Visits visits,
            TypedNumbers numbers,
            Remarks remarks,
            Executor executor,
            Clock clock,
            ZoneId zone) {
        this.visits = visits;
        this.clock = clock;
        this.bills = new Bills(his);
        this.identification =
                new Identification(
                        his,
                        visits,
                        new Recognition(his, numbers, remarks),
                        new Coverages(his, executor, COVERAGE_LIMIT),
                        clock,
                        zone);
        this.registration = new Registration(his, visits, bills, clock);
    }

    /// @throws VisitConflict when the visit has ended or begun its check-in
    public IdentifyAnswer identify(KioskIdentity kiosk, IdentifyRequest request) {
        return identification.identify(kiosk, request);
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
        return visits.find(kiosk, visit)
                        .flatMap(Visit::registered)
                        .flatMap(Visit.Registered::bill)
                        .filter(bill::equals)
                        .isPresent()
                || visits.isOffered(kiosk, visit, bill);
    }

    /// What the patient of a visit owes over all visits to the hospital.
    ///
    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    public OpenBillsAnswer openBills(KioskIdentity kiosk, VisitId visit) {
        Visit.Person person =
                visits.find(kiosk, visit).flatMap(Visit::person).orElseThrow(NoSuchVisit::new);
        OpenBillsAnswer answer = bills.open(person.patient());
        if (answer instanceof OpenBillsAnswer.Bills(List<OpenBill> open)) {
            visits.offered(kiosk, visit, open.stream().map(one -> one.bill().id()).toList());
        }
        return answer;
    }

    /// The HIS's id of what this visit checked in to.
    public Optional<String> encounterOf(KioskIdentity kiosk, VisitId visit) {
        return visits.find(kiosk, visit)
                .flatMap(Visit::registered)
                .map(Visit.Registered::encounter);
    }

    public boolean isVisitOf(KioskIdentity kiosk, VisitId visit) {
        return visits.find(kiosk, visit).isPresent();
    }

    /// The kiosk has wiped: the gateway forgets who the visit was. Repeating it, or naming a visit that never was, does nothing.
    public void end(KioskIdentity kiosk, VisitId visit) {
        visits.end(kiosk, visit, clock.instant());
    }

    /// To be called now and then.
    public void forgetAbandoned() {
        visits.endUntouchedSince(clock.instant().minus(FORGOTTEN_AFTER));
    }
}

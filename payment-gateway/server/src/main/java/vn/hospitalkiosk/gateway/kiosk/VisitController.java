package vn.hospitalkiosk.gateway.kiosk;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.BillAnswer;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.NoSuchVisit;
import vn.hospitalkiosk.gateway.payment.Deposits;

/// A visit from identification to wipe.
@RestController
@RequestMapping("/kiosk/v1/visits/{visit}")
class VisitController {
    private final CheckIn checkIn;
    private final DepositOffers deposits;
    private final PrintReports prints;
    private final Clock clock;

    VisitController(CheckIn checkIn, Deposits deposits, PrintReports prints, Clock clock) {
        this.checkIn = checkIn;
        this.deposits = new DepositOffers(deposits);
        this.prints = prints;
        this.clock = clock;
    }

    @PostMapping("/identification")
    IdentifyAnswer identify(
            KioskIdentity kiosk,
            @PathVariable VisitId visit,
            @RequestBody IdentifyRequest request) {
        demandSame(visit, request.visit());
        return checkIn.identify(kiosk, request);
    }

    /// No patient the HIS knows: makes a record of the document shown.
    @PostMapping("/new-patient")
    IdentifyAnswer newPatient(
            KioskIdentity kiosk,
            @PathVariable VisitId visit,
            @RequestBody NewPatientRequest request) {
        demandSame(visit, request.visit());
        demandSame(visit, request.consent().visit());
        return checkIn.newPatient(kiosk, request);
    }

    /// "Làm việc khác": the earlier visit ends, its patient goes on in this one.
    @PostMapping("/continuation")
    GoOnAnswer goOn(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestBody GoOnRequest request) {
        demandSame(visit, request.visit());
        return checkIn.goOn(kiosk, request);
    }

    @PostMapping("/check-in")
    CheckInAnswer checkIn(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestBody CheckInRequest request) {
        demandSame(visit, request.visit());
        return checkIn.checkIn(kiosk, request);
    }

    @GetMapping("/bill")
    ResponseEntity<?> bill(KioskIdentity kiosk, @PathVariable VisitId visit) {
        return answer(checkIn.bill(kiosk, visit));
    }

    @GetMapping("/open-bills")
    OpenBillsAnswer openBills(KioskIdentity kiosk, @PathVariable VisitId visit) {
        return deposits.beside(
                checkIn.openBills(kiosk, visit), () -> checkIn.openEncounter(kiosk, visit));
    }

    @GetMapping("/bills/{bill}")
    ResponseEntity<?> bill(
            KioskIdentity kiosk, @PathVariable VisitId visit, @PathVariable BillId bill) {
        return answer(checkIn.bill(kiosk, visit, bill));
    }

    private static ResponseEntity<?> answer(BillAnswer answer) {
        return switch (answer) {
            case BillAnswer.Owed(BillView bill) -> ResponseEntity.ok(bill);
            case BillAnswer.None() -> throw new NotThere("nothing is owed for this visit");
            case BillAnswer.Unavailable(FailureCode code) ->
                    Refusals.refuse(
                            HttpStatus.SERVICE_UNAVAILABLE, code.code(), "the HIS does not answer");
        };
    }

    @PostMapping("/prints")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void printed(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestBody PrintReport report) {
        demandSame(visit, report.visit());
        if (!checkIn.isVisitOf(kiosk, visit)) {
            throw new NoSuchVisit();
        }
        prints.reported(kiosk, report, clock.instant());
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(KioskIdentity kiosk, @PathVariable VisitId visit) {
        checkIn.end(kiosk, visit);
    }

    private static void demandSame(VisitId path, VisitId body) {
        if (!path.equals(body)) {
            throw new BadRequest("path and body name different visits");
        }
    }
}

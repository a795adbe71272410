package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// What an identified patient chooses from.
@RestController
@RequestMapping("/kiosk/v1/visits/{visit}")
class ChoiceController {
    private final CheckIn checkIn;

    ChoiceController(CheckIn checkIn) {
        this.checkIn = checkIn;
    }

    /// What is known of the insurance by now.
    @GetMapping("/coverage")
    CoverageView coverage(KioskIdentity kiosk, @PathVariable VisitId visit) {
        return checkIn.coverage(kiosk, visit);
    }

    @GetMapping("/clinics")
    ClinicsAnswer clinics(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestParam boolean insured) {
        return checkIn.clinics(kiosk, visit, insured);
    }

    @PostMapping("/quote")
    QuoteAnswer quote(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestBody QuoteRequest request) {
        demandSame(visit, request.visit());
        return checkIn.quote(kiosk, request);
    }

    @PostMapping("/slip")
    SlipAnswer slip(
            KioskIdentity kiosk, @PathVariable VisitId visit, @RequestBody SlipRequest request) {
        demandSame(visit, request.visit());
        return checkIn.slip(kiosk, request);
    }

    @GetMapping("/results")
    ResultsAnswer results(KioskIdentity kiosk, @PathVariable VisitId visit) {
        return checkIn.results(kiosk, visit);
    }

    private static void demandSame(VisitId path, VisitId body) {
        if (!path.equals(body)) {
            throw new BadRequest("path and body name different visits");
        }
    }
}

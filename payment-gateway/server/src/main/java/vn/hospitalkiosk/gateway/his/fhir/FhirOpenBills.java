package vn.hospitalkiosk.gateway.his.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Invoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Invoices a patient still owes, over all visits: search by patient and status, each checked again here.
final class FhirOpenBills {
    private static final Logger log = LoggerFactory.getLogger(FhirOpenBills.class);

    /// More than a kiosk can offer; the desk has the rest.
    private static final int MOST = 20;

    private final Questions questions;
    private final InvoiceReading reading;

    FhirOpenBills(Questions questions, InvoiceReading reading) {
        this.questions = questions;
        this.reading = reading;
    }

    HisAnswer<List<OpenBill>> of(HisPatientId patient) {
        return questions
                .search(
                        Invoice.class,
                        Map.of("patient", "Patient/" + patient.value(), "status", "issued"))
                .then(found ->
                        new Done<>(
                                found.stream()
                                        .filter(invoice -> isOf(invoice, patient))
                                        .sorted(Comparator.comparing(Invoice::getDate).reversed())
                                        .limit(MOST)
                                        .flatMap(invoice -> open(invoice).stream())
                                        .toList()));
    }

    private static boolean isOf(Invoice invoice, HisPatientId patient) {
        return invoice.hasDate()
                && patient.value().equals(invoice.getSubject().getReferenceElement().getIdPart());
    }

    /// A bill in a shape that cannot be trusted is left to the desk; the others stay.
    private List<OpenBill> open(Invoice invoice) {
        List<OpenBill> open = new ArrayList<>();
        switch (reading.read(invoice)) {
            case Done<HisMoney.Invoice>(HisMoney.Invoice read) -> {
                if (read.status() == HisMoney.Invoice.Status.OPEN
                        && read.bill().due().isPositive()) {
                    open.add(new OpenBill(read.bill(), encounter(invoice)));
                }
            }
            case Rejected<HisMoney.Invoice>(_, String reason) ->
                    log.error("H08 a bill cannot be used: {}", reason);
            case Unknown<HisMoney.Invoice>(String reason) ->
                    log.error("H08 a bill cannot be used: {}", reason);
            case NotOffered<HisMoney.Invoice> _ -> log.error("H13 the HIS does not show bills");
        }
        return open;
    }

    /// The receipt names the visit where there is one; without an answer it names none.
    private String encounter(Invoice invoice) {
        if (!invoice.hasAccount()) {
            return "";
        }
        String account = "Account/" + invoice.getAccount().getReferenceElement().getIdPart();
        return switch (questions.search(Encounter.class, Map.of("account", account))) {
            case Done<List<Encounter>>(List<Encounter> found) ->
                    found.stream()
                            .map(encounter -> encounter.getIdElement().getIdPart())
                            .findFirst()
                            .orElse("");
            case Rejected<List<Encounter>> _,
                    Unknown<List<Encounter>> _,
                    NotOffered<List<Encounter>> _ ->
                    "";
        };
    }
}

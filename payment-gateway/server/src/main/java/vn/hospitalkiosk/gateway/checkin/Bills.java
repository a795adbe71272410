package vn.hospitalkiosk.gateway.checkin;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Bills as the HIS has them now.
final class Bills {
    private static final Logger log = LoggerFactory.getLogger(Bills.class);

    private final His his;

    Bills(His his) {
        this.his = his;
    }

    /// The first that something is owed on. A bill the HIS shows in a shape that cannot be trusted is left to the cashier desk; it must not cost the patient the queue number.
    BillAnswer firstOpen(List<BillId> ids) {
        for (BillId id : ids) {
            switch (his.invoice(id)) {
                case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice) -> {
                    if (isOwed(invoice)) {
                        return new BillAnswer.Owed(invoice.bill());
                    }
                }
                case HisAnswer.Rejected<HisMoney.Invoice>(_, String reason) ->
                        log.error("H08 a bill cannot be used: {}", reason);
                case HisAnswer.NotOffered<HisMoney.Invoice>() ->
                        log.error("H13 the HIS does not show bills");
                case HisAnswer.Unknown<HisMoney.Invoice> none -> {
                    return new BillAnswer.Unavailable(Codes.HIS_SILENT);
                }
            }
        }
        return new BillAnswer.None();
    }

    OpenBillsAnswer open(HisPatientId patient) {
        return switch (his.openBills(patient)) {
            case HisAnswer.Done<List<OpenBill>>(List<OpenBill> open) ->
                    new OpenBillsAnswer.Bills(open);
            case HisAnswer.Rejected<List<OpenBill>>(_, String reason) -> {
                log.warn("H08 open bills refused: {}", reason);
                yield new OpenBillsAnswer.Unavailable(Codes.BILL_UNUSABLE);
            }
            case HisAnswer.Unknown<List<OpenBill>> _ ->
                    new OpenBillsAnswer.Unavailable(Codes.HIS_SILENT);
            case HisAnswer.NotOffered<List<OpenBill>> _ ->
                    new OpenBillsAnswer.Unavailable(Codes.NOT_OFFERED);
        };
    }

    /// Nothing is promised on an answer that did not come.
    Optional<String> openEncounter(HisPatientId patient) {
        return switch (his.openEncounters(patient)) {
            case HisAnswer.Done<List<String>>(List<String> open) -> open.stream().findFirst();
            case HisAnswer.NotOffered<List<String>> _ -> Optional.empty();
            case HisAnswer.Rejected<List<String>>(_, String reason) -> unknown(reason);
            case HisAnswer.Unknown<List<String>>(String reason) -> unknown(reason);
        };
    }

    private static Optional<String> unknown(String reason) {
        log.warn("{} open visits are not known: {}", "H79", reason);
        return Optional.empty();
    }

    private static boolean isOwed(HisMoney.Invoice invoice) {
        return switch (invoice.status()) {
            case OPEN -> invoice.bill().due().isPositive();
            case PAID, VOID -> false;
        };
    }
}

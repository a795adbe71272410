package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;

/// One slip to print, once.
///
/// @param patient `maskedName` empty: slip without a person (after a restart)
public record SlipOrder(
        CommandId job, VisitId visit, PatientView patient, Ticket ticket, Content content) {

    /// A slip about money alone, for nobody known.
    static SlipOrder ofNobody(CommandId job, VisitId visit, Content content) {
        return new SlipOrder(job, visit, Restoring.NOBODY, Ticket.withoutNumber(""), content);
    }

    /// What stands on it beside the queue number.
    public sealed interface Content {
        /// Picture 30.
        record QueueOnly() implements Content {}

        /// Pictures 30 and 31, one strip.
        record WithReceipt(BillView bill, PaymentView payment, String label) implements Content {}

        /// Picture 30 and PHIẾU TRA CỨU: outcome not known, or money came otherwise than asked.
        record WithReference(PaymentView payment, String label) implements Content {}

        /// Picture 30 without a person: a number given out while the kiosk is cut off.
        record Downtime(NumberClass kind) implements Content {}

        /// Picture 32, alone: the receipt of a payment that was looked up.
        record Copy(ReceiptCopy copy) implements Content {}
    }

    public PrintReport.SlipKind kind() {
        return switch (content) {
            case Content.QueueOnly _, Content.Downtime _ -> PrintReport.SlipKind.QUEUE;
            case Content.WithReceipt _ -> PrintReport.SlipKind.RECEIPT;
            case Content.WithReference _ -> PrintReport.SlipKind.REFERENCE;
            case Content.Copy _ -> PrintReport.SlipKind.COPY;
        };
    }

    public Optional<PaymentView> payment() {
        return switch (content) {
            case Content.QueueOnly _, Content.Downtime _, Content.Copy _ -> Optional.empty();
            case Content.WithReceipt receipt -> Optional.of(receipt.payment());
            case Content.WithReference reference -> Optional.of(reference.payment());
        };
    }
}

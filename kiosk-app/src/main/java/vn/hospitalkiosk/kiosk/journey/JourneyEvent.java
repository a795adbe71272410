package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cardterminal.SaleStep;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.ReadStep;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.printer.PrintOutcome;

/// What can happen to a journey. Facts in the past tense; replaying them replays the visit.
public sealed interface JourneyEvent {
    /// Answers between "who" and "how much", and downtime numbers: a file of their own.
    sealed interface InVisit extends JourneyEvent permits VisitEvent {}

    record Pressed(Press press) implements JourneyEvent {}

    /// Time went by; about ten a second.
    record Ticked() implements JourneyEvent {}

    record ReaderChanged(DeviceState state) implements JourneyEvent {}

    record ScannerChanged(DeviceState state) implements JourneyEvent {}

    record PrinterChanged(DeviceState state) implements JourneyEvent {}

    /// A card was put on the reader (true) or left it.
    record CardPresence(boolean present) implements JourneyEvent {}

    record Scanned(ScannedCode code) implements JourneyEvent {}

    /// @param attempt of the effect `ReadChip`
    record ReadMoved(long attempt, ReadStep step) implements JourneyEvent {}

    record ReadEnded(long attempt, ReadOutcome outcome) implements JourneyEvent {}

    /// The heartbeat was answered.
    record StatusKnown(KioskStatus status) implements JourneyEvent {}

    /// The heartbeat was missed often enough to say "Ngoại tuyến".
    record GatewaySilent(FailureCode code) implements JourneyEvent {}

    /// The event stream opened or broke; while it is broken, payments are asked for.
    record StreamChanged(boolean up) implements JourneyEvent {}

    /// @param ask of the effect `Identify`
    record PatientAnswered(VisitId visit, int ask, Answer<IdentifyAnswer> answer)
            implements JourneyEvent {}

    record CheckInAnswered(CommandId command, Answer<CheckInAnswer> answer)
            implements JourneyEvent {}

    record CreateAnswered(PaymentId payment, Answer<CreatePaymentAnswer> answer)
            implements JourneyEvent {}

    /// The answer to `LoadBill`; not there: paid, or void.
    record BillAnswered(VisitId visit, Answer<BillView> answer) implements JourneyEvent {}

    record OpenBillsKnown(VisitId visit, Answer<OpenBillsAnswer> answer) implements JourneyEvent {}

    record LookupAnswered(VisitId visit, String reference, Answer<LookupView> answer)
            implements JourneyEvent {}

    record CopyAnswered(CommandId job, Answer<ReceiptCopy> answer) implements JourneyEvent {}

    /// Pushed by the gateway.
    record PaymentPushed(PaymentView payment) implements JourneyEvent {}

    /// The answer to `AskPayment`, `CheckPayment` or `CancelPayment`.
    record PaymentAnswered(PaymentId payment, Answer<PaymentView> answer) implements JourneyEvent {}

    record TerminalChanged(DeviceState state) implements JourneyEvent {}

    /// How far the effect `TerminalSale` is.
    record TerminalMoved(PaymentId payment, SaleStep step) implements JourneyEvent {}

    /// The terminal's word; the gateway has the last one.
    ///
    /// @param card masked, when it was taken
    record TerminalEnded(PaymentId payment, End end, Optional<String> card)
            implements JourneyEvent {
        public enum End {
            TAKEN,
            NOT_TAKEN,
            NOT_KNOWN
        }
    }

    record PrintEnded(CommandId job, PrintOutcome outcome) implements JourneyEvent {}

    /// After a start: the journal holds a payment whose end this kiosk never heard.
    record LeftOpenFound(LeftOpen left) implements JourneyEvent {}

    /// Something of ours failed that should not.
    record Broke(FailureCode code) implements JourneyEvent {}
}

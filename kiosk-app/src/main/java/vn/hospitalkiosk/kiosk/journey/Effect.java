package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.cccd.ReadRequest;

/// What a journey wants done outside; requests in the imperative. Answers come back as events that carry the same id.
public sealed interface Effect {
    /// What is asked between "who" and "how much": a file of its own.
    sealed interface InVisit extends Effect permits VisitEffect {}

    /// At most one at a time.
    record ReadChip(long attempt, ReadRequest request) implements Effect {}

    record Identify(IdentifyRequest request, int ask) implements Effect {}

    /// May be repeated with the same command.
    record CheckIn(CheckInRequest request) implements Effect {}

    /// Journalled and flushed before it is sent; may be repeated with the same payment id.
    record CreatePayment(CreatePaymentRequest request, PaymentFacts facts) implements Effect {}

    /// Journalled, without the code, and flushed before it is sent; sent once.
    record ChargeCode(ChargeCodeRequest request, PaymentFacts facts) implements Effect {}

    /// Is this bill still owed?
    record LoadBill(VisitId visit, BillId bill) implements Effect {}

    /// What does this patient owe?
    record LoadOpenBills(VisitId visit) implements Effect {}

    record LookUp(VisitId visit, String reference) implements Effect {}

    /// The gateway counts the copy before it is printed.
    record AskCopy(VisitId visit, String reference, CommandId job) implements Effect {}

    /// What does the gateway know?
    record AskPayment(PaymentId payment) implements Effect {}

    /// The gateway asks the psp.
    record CheckPayment(PaymentId payment) implements Effect {}

    /// A last check, then cancel; a payment that came wins.
    record CancelPayment(PaymentId payment) implements Effect {}

    /// The terminal takes the money. Journalled and flushed before the first byte goes out; a second one for the same payment is never sent.
    record TerminalSale(PaymentView payment) implements Effect {}

    /// The terminal is asked to stop waiting for a card.
    record TerminalGiveUp(PaymentId payment) implements Effect {}

    /// For the journal: what we last heard of a payment.
    record NotePayment(PaymentId payment, long version, PaymentState state) implements Effect {}

    /// Journalled and flushed before the first byte goes out; never repeated.
    record Print(SlipOrder order) implements Effect {}

    /// The kiosk has wiped; the gateway forgets who it was.
    record EndVisit(VisitId visit) implements Effect {}

    record CallStaff(String screen) implements Effect {}

    /// For the technician's log.
    record Report(FailureCode code) implements Effect {}
}

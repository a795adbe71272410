package vn.hospitalkiosk.gateway.his;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.Vnd;

/// The hospital information system. It owns prices, insurance shares, queue numbers, invoices; the gateway never makes one of those up.
///
/// Every method may block up to the adapter's timeout and never throws for a foreseeable answer: see [HisAnswer].
public interface His {
    /// Patients with this personal number; more than one is possible (numbers are re-issued).
    HisAnswer<List<HisPatient>> findPatients(NationalId number);

    HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day);

    /// Bookings of one patient on one day, by start time.
    HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day);

    /// Registers the patient's arrival. `key` makes repeating safe: the HIS keeps it on what it creates, and an answer that did not come is searched for by it, never resent blindly.
    HisAnswer<CheckedIn> checkIn(HisPatientId patient, BookingId booking, String key, Instant at);

    /// The bill as the HIS has it now.
    HisAnswer<Invoice> invoice(BillId bill);

    /// Bills of one patient that something is owed on, the newest first.
    default HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return new HisAnswer.NotOffered<>();
    }

    /// Tells the HIS that money was taken; `key` (the payment id) makes repeating safe.
    HisAnswer<Recorded> recordPayment(PaymentRecord payment);

    /// Tells the HIS that money for a bill went back; `key` makes repeating safe.
    default HisAnswer<Recorded> recordRefund(RefundRecord refund) {
        return new HisAnswer.NotOffered<>();
    }

    /// Tells the HIS of a deposit; `key` (the payment id) makes repeating safe.
    default HisAnswer<Recorded> recordDeposit(DepositRecord deposit) {
        return new HisAnswer.NotOffered<>();
    }

    /// Asks the HIS to let nobody else take this bill's money for a while; `key` (the payment id) makes repeating safe.
    default HisAnswer<Reserved> reserve(BillId bill, PaymentId key, Duration lease) {
        return new HisAnswer.NotOffered<>();
    }

    /// @param encounter the HIS's id of the visit
    record CheckedIn(String encounter, Ticket ticket, List<BillId> bills) {}

    record Invoice(BillView bill, Status status) {
        public enum Status {
            OPEN,
            PAID,
            VOID
        }
    }

    /// What the HIS is told about money.
    sealed interface MoneyRecord {
        /// Makes telling twice harmless.
        String id();
    }

    record PaymentRecord(
            PaymentId key,
            BillId bill,
            Vnd amount,
            Instant capturedAt,
            String method,
            String reference)
            implements MoneyRecord {
        @Override
        public String id() {
            return key.value();
        }
    }

    /// @param reference the psp's id of the money that had come in
    record RefundRecord(
            String key,
            BillId bill,
            Vnd amount,
            Instant refundedAt,
            String method,
            String reference)
            implements MoneyRecord {
        @Override
        public String id() {
            return key;
        }
    }

    /// @param encounter the HIS's id of the visit it is for
    record DepositRecord(
            String key,
            String encounter,
            Vnd amount,
            Instant capturedAt,
            String method,
            String reference)
            implements MoneyRecord {
        @Override
        public String id() {
            return key;
        }
    }

    /// @param done false: somebody else is taking this bill's money
    record Reserved(boolean done) {}

    record Recorded(boolean alreadyDone) {}
}

package vn.hospitalkiosk.gateway.his;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;

/// Bills, and money taken for them or given back. Each record's id is its key: telling twice is harmless.
public interface HisMoney {
    /// The bill as the HIS has it now.
    default HisAnswer<Invoice> invoice(BillId bill) {
        return new HisAnswer.NotOffered<>();
    }

    /// Bills of one patient that something is owed on, the newest first.
    default HisAnswer<List<OpenBill>> openBills(HisPatientId patient) {
        return new HisAnswer.NotOffered<>();
    }

    /// Asks the HIS to let nobody else take this bill's money for a while; the same key prolongs. [HisRefusal#BILL_RESERVED]: somebody else is taking it.
    default HisOutcome<Recorded> reserve(HisCommand command, BillId bill, Duration lease) {
        return new HisOutcome.NotOffered<>();
    }

    /// The payment of this key is over: whoever has the bill may take its money. Repeating does nothing; without it the lease ends by itself.
    default HisOutcome<Recorded> release(HisCommand command, BillId bill) {
        return new HisOutcome.NotOffered<>();
    }

    default HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
        return new HisOutcome.NotOffered<>();
    }

    default HisOutcome<Recorded> recordRefund(RefundRecord refund) {
        return new HisOutcome.NotOffered<>();
    }

    default HisOutcome<Recorded> recordDeposit(DepositRecord deposit) {
        return new HisOutcome.NotOffered<>();
    }

    /// The close of a day: everything told about it, once more and together.
    default HisOutcome<Recorded> recordDay(HisCommand command, DayStatement day) {
        return new HisOutcome.NotOffered<>();
    }

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

    /// The HIS knows it now.
    record Recorded() {}
}

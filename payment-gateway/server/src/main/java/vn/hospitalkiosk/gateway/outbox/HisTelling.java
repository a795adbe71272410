package vn.hospitalkiosk.gateway.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;

/// Tells the HIS of one record, and says what its answer means for the row: done, or again later.
final class HisTelling {
    private static final Logger LOG = LoggerFactory.getLogger(HisPosting.class);

    private final Supplier<His> his;
    private final MeterRegistry meters;

    HisTelling(Supplier<His> his, MeterRegistry meters) {
        this.his = his;
        this.meters = meters;
    }

    void send(HisMoney.MoneyRecord record, Consumer<String> done, Consumer<String> again) {
        String answer;
        switch (told(record)) {
            case HisOutcome.Done<HisMoney.Recorded> _ -> {
                answer = "done";
                done.accept(answer);
            }
            case HisOutcome.AlreadyDone<HisMoney.Recorded> _ -> {
                answer = "already done";
                done.accept(answer);
            }
            case HisOutcome.Rejected<HisMoney.Recorded>(_, String reason) -> {
                answer = "rejected";
                LOG.error("the HIS rejects {}: {}", record.id(), reason);
                again.accept("rejected: " + reason);
            }
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) -> {
                answer = "unknown";
                LOG.warn("the HIS did not acknowledge {}: {}", record.id(), reason);
                again.accept("unknown: " + reason);
            }
            case HisOutcome.NotOffered<HisMoney.Recorded>() -> {
                answer = "not offered";
                notOffered(record, done, again);
            }
        }
        meters.counter("his_postings", "answer", answer).increment();
    }

    /// A payment waits until the HIS takes it; a refund or deposit that it has no way for is entered there by a person, from our list.
    private static void notOffered(
            HisMoney.MoneyRecord record, Consumer<String> done, Consumer<String> again) {
        switch (record) {
            case HisMoney.PaymentRecord payment -> {
                LOG.error("this HIS takes no payment records, {} waits", payment.id());
                again.accept(HandList.NOT_OFFERED);
            }
            case HisMoney.RefundRecord _, HisMoney.DepositRecord _ -> {
                // On the page of what people enter; see [HandList].
                LOG.warn("this HIS takes no such records; {} is entered by hand", record.id());
                done.accept(HandList.NOT_OFFERED);
            }
        }
    }

    private HisOutcome<HisMoney.Recorded> told(HisMoney.MoneyRecord record) {
        try {
            return switch (record) {
                case HisMoney.PaymentRecord payment -> his.get().recordPayment(payment);
                case HisMoney.RefundRecord refund -> his.get().recordRefund(refund);
                case HisMoney.DepositRecord deposit -> his.get().recordDeposit(deposit);
            };
        } catch (RuntimeException e) {
            LOG.error("the HIS adapter failed at {}", record.id(), e);
            return new HisOutcome.Unknown<>("adapter failed: " + e.getClass().getSimpleName());
        }
    }
}

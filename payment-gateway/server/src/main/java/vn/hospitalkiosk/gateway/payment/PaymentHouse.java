package vn.hospitalkiosk.gateway.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;

/// This package put together; its public faces.
///
/// @param payments for kiosks
/// @param callbacks for psps
/// @param resolver started and closed by the owner
/// @param questions for people
/// @param guard driven by the owner, every few seconds
/// @param lateSuccess for the room where late money is moved
public record PaymentHouse(
        Payments payments,
        PspCallbacks callbacks,
        Resolver resolver,
        OpenQuestions questions,
        BillGuard guard,
        Deposits deposits,
        LateSuccess lateSuccess) {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /// @param shifts the hospital's calendar
    /// @param questionTakes the longest that asking any psp takes
    /// @param deposits on offer at kiosks
    public record Setting(
            FacilityId facility,
            String payee,
            String orderInfo,
            Shifts shifts,
            Duration questionTakes,
            List<Vnd> deposits) {
        public Setting {
            deposits = List.copyOf(deposits);
        }

        /// Without deposits.
        public Setting(
                FacilityId facility,
                String payee,
                String orderInfo,
                Shifts shifts,
                Duration questionTakes) {
            this(facility, payee, orderInfo, shifts, questionTakes, List.of());
        }
    }

    public record Stores(
            Transactions transactions,
            PaymentIntents intents,
            Evidences evidences,
            Captures captures,
            Holdings holdings,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit) {}

    /// @param listeners told after each commit
    /// @param captured called after each commit that took money
    public static PaymentHouse build(
            Setting setting,
            List<Psp> psps,
            Supplier<His> his,
            Stores stores,
            Clock time,
            Supplier<List<PaymentChanges>> listeners,
            Captured captured,
            MeterRegistry meters) {
        return build(
                setting, psps, his, stores, time, listeners, captured, meters, new SecureRandom());
    }

    /// @param random makes orders and references; psps and people must not guess them
    public static PaymentHouse build(
            Setting setting,
            List<Psp> psps,
            Supplier<His> his,
            Stores stores,
            Clock time,
            Supplier<List<PaymentChanges>> listeners,
            Captured captured,
            MeterRegistry meters,
            RandomGenerator random) {
        // The database keeps microseconds: what is answered now must equal what is read back later.
        Clock clock = Clock.tick(time, MICROSECOND);
        Map<PspCode, Psp> byCode = new LinkedHashMap<>();
        psps.forEach(psp -> byCode.put(psp.code(), psp));
        PaymentBook book = book(stores, clock, setting);
        Hearing hearing =
                new Hearing(
                        byCode,
                        stores.transactions(),
                        stores.intents(),
                        stores.evidences(),
                        book,
                        stores.audit(),
                        clock,
                        listeners,
                        captured,
                        meters,
                        setting.orderInfo());
        Reservations reservations =
                new Reservations(setting.facility(), his, stores.intents(), clock);
        PaymentDesk desk =
                new PaymentDesk(
                        byCode,
                        his,
                        stores.intents(),
                        stores.holdings(),
                        reservations,
                        hearing,
                        new References(setting.facility(), random),
                        clock,
                        setting.payee(),
                        setting.orderInfo());
        return new PaymentHouse(
                desk,
                hearing,
                new Resolver(
                        stores.intents(), hearing, clock, setting.questionTakes().plusSeconds(5)),
                new QuestionDesk(stores.intents(), hearing, clock),
                new BillGuard(his, stores.intents(), hearing, reservations, clock),
                new DepositDesk(
                        byCode,
                        stores.intents(),
                        hearing,
                        new References(setting.facility(), random),
                        clock,
                        setting.deposits(),
                        setting.payee(),
                        setting.orderInfo()),
                hearing);
    }

    private static PaymentBook book(Stores stores, Clock clock, Setting setting) {
        return new PaymentBook(
                stores.intents(),
                stores.captures(),
                stores.holdings(),
                stores.ledger(),
                stores.outbox(),
                stores.audit(),
                clock,
                setting.shifts());
    }
}

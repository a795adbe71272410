package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Progress;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Stores and what the contracts put into them.
abstract class StoreFixture {
    static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    static final PspCode MOMO = new PspCode("momo");
    static final Vnd DUE = new Vnd(71_480);

    abstract MoneyStores money();

    PaymentHouse.Stores stores() {
        return money().payment();
    }

    abstract Tables books();

    static PaymentIntent intent(String id, String bill) {
        return new PaymentIntent(
                new PaymentId(id),
                new KioskId("K03"),
                new VisitId("v-" + bill),
                new BillId(bill),
                MOMO,
                new OrderId("order-" + id),
                "REF-" + id,
                DUE,
                "BVĐK",
                NOON,
                NOON.plusSeconds(300),
                progress(PaymentState.UNRESOLVED, 1, Optional.empty()));
    }

    private static Progress progress(PaymentState state, long version, Optional<String> receipt) {
        return Progress.stored(
                state,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Progress.Asking(0, 0, Optional.empty(), Optional.of(NOON.plusSeconds(5))),
                receipt,
                receipt.map(_ -> NOON),
                new Progress.Payer(false, Vnd.ZERO));
    }

    static PaymentIntent moved(PaymentIntent intent, PaymentState state, Optional<String> receipt) {
        return new PaymentIntent(
                intent.id(),
                intent.kiosk(),
                intent.visit(),
                intent.bill(),
                intent.psp(),
                intent.order(),
                intent.reference(),
                intent.amount(),
                intent.payee(),
                intent.createdAt(),
                intent.expiresAt(),
                progress(state, intent.progress().version() + 1, receipt));
    }

    PaymentIntent added(String id, String bill) {
        PaymentIntent intent = intent(id, bill);
        assertThat(stores().intents().add(intent)).isTrue();
        return intent;
    }

    PaymentIntent saved(PaymentIntent intent, PaymentState state) {
        PaymentIntent after = moved(intent, state, Optional.empty());
        stores().intents().save(after);
        return after;
    }

    static RawMessage raw(RawMessage.Kind kind, String text) {
        return new RawMessage(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    static Journal journal(Journal.Kind kind, String payment) {
        return Journal.moneyIn(
                kind,
                Subject.of(new PaymentId(payment)),
                DUE,
                Origin.at(new KioskId("K03"), MOMO, Channel.QR),
                Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh")).at(NOON));
    }

    long capture(PaymentIntent intent, String transaction, Journal.Kind kind) {
        return stores().transactions()
                .within(() -> {
                    long number = stores().ledger().post(journal(kind, intent.id().value()));
                    stores().captures().add(intent, transaction, kind, DUE, number, NOON);
                    return number;
                });
    }

    static HisMoney.PaymentRecord record(PaymentIntent intent) {
        return new HisMoney.PaymentRecord(
                intent.id(), intent.bill(), DUE, NOON, "momo", intent.reference());
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// The psps' callbacks on their way: lost, late, twice, in another order; sent again until the gateway acknowledges.
final class SimCallbacks {
    static final OrderId NO_ORDER = new OrderId("none");

    private final Timeline time;
    private final Chance chance;
    private final List<SimGateway> gateways;

    /// Everything acknowledged, by what the store must hold of it.
    final Set<String> acknowledgedDigests = new HashSet<>();

    private final Map<OrderId, PspBook.Money> lost = new HashMap<>();
    int underWay;
    private boolean doorShut;

    SimCallbacks(Timeline time, Chance chance, List<SimGateway> gateways) {
        this.time = time;
        this.chance = chance;
        this.gateways = gateways;
    }

    void doorShut(boolean shut) {
        doorShut = shut;
    }

    void send(SimPsp psp, PspBook.Money money, boolean mayBeLost) {
        if (mayBeLost && (doorShut || chance.in100(20))) {
            time.write("callback of %s is lost", money.transaction());
            lost.put(money.order(), money);
            return;
        }
        // A question tells of one money only: of two, neither may stay unsaid.
        PspBook.Money earlier = lost.remove(money.order());
        if (earlier != null) {
            send(psp, earlier, false);
        }
        PspReport.Paid paid = new PspReport.Paid(money.amount(), money.transaction());
        int copies = chance.in100(25) ? chance.from(2, 4) : 1;
        for (int i = 0; i < copies; i++) {
            boolean otherBytes = i > 0 && chance.in100(50);
            String text = money.order() + " " + paid + (otherBytes ? " #" + i : "");
            deliver(psp, money.order(), paid, text, delay(), 0);
        }
    }

    void sendDeclined(SimPsp psp, OrderId order) {
        if (!chance.in100(30)) {
            PspReport report = new PspReport.Declined("no cover");
            deliver(psp, order, report, order + " " + report, delay(), 0);
        }
    }

    private Duration delay() {
        return chance.in100(80) ? chance.millis(100, 4_000) : chance.seconds(20, 240);
    }

    private void deliver(
            SimPsp psp, OrderId order, PspReport report, String text, Duration delay, int tries) {
        underWay++;
        time.after(
                delay,
                () -> {
                    underWay--;
                    RawMessage raw = SimPsp.raw(RawMessage.Kind.CALLBACK, text);
                    if (!arrive(psp, order, report, raw)) {
                        Duration pause = Duration.ofSeconds(Math.min(60, 5L << Math.min(tries, 4)));
                        deliver(psp, order, report, text, pause, tries + 1);
                    }
                });
    }

    private boolean arrive(SimPsp psp, OrderId order, PspReport report, RawMessage raw) {
        boolean heard =
                chance.of(gateways)
                        .call(
                                "callback",
                                house ->
                                        hear(psp, order, report, raw, house)
                                                != Notices.Heard.NOT_STORED)
                        .orElse(false);
        if (heard) {
            acknowledgedDigests.add(raw.digest());
            if (report instanceof PspReport.Paid paid) {
                psp.book.acknowledged.add(paid.transaction());
            }
        }
        return heard;
    }

    private static Notices.Heard hear(
            SimPsp psp, OrderId order, PspReport report, RawMessage raw, PaymentHouse house) {
        if (order.equals(NO_ORDER) && report instanceof PspReport.Paid paid) {
            return house.callbacks().stray(psp.book.code, paid.transaction(), paid.amount(), raw);
        }
        return house.callbacks().heard(psp.book.code, order, report, raw);
    }
}

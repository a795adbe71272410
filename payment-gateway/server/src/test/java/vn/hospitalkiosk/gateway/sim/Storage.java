package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// A day's database. What it has committed outlives the processes that use it.
interface Storage {
    /// Ports for one process.
    MoneyStores ports(Clock clock);

    Tables read();

    boolean inTransaction();

    /// Grows when something was committed; a storage that cannot tell grows always.
    long version();

    static MoneyStores breaking(MoneyStores all, Ports ports) {
        PaymentHouse.Stores inner = all.payment();
        return new MoneyStores(
                new PaymentHouse.Stores(
                        ports.of(inner.transactions()),
                        ports.of(PaymentIntents.class, inner.intents()),
                        ports.of(Evidences.class, inner.evidences()),
                        ports.of(Captures.class, inner.captures()),
                        ports.of(Holdings.class, inner.holdings()),
                        ports.of(Ledger.class, inner.ledger()),
                        ports.of(Outbox.class, inner.outbox()),
                        ports.of(AuditTrail.class, inner.audit())),
                ports.of(RefundRegister.class, all.register()),
                ports.of(HisNews.class, all.news()));
    }
}

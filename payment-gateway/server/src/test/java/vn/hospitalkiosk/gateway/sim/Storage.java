package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// A day's database. What it has committed outlives the processes that use it.
interface Storage {
    /// Ports for one process.
    PaymentHouse.Stores ports(Clock clock);

    Tables read();

    boolean inTransaction();

    /// Grows when something was committed; a storage that cannot tell grows always.
    long version();

    static PaymentHouse.Stores breaking(PaymentHouse.Stores inner, Ports ports) {
        return new PaymentHouse.Stores(
                ports.of(inner.transactions()),
                ports.of(PaymentIntents.class, inner.intents()),
                ports.of(Evidences.class, inner.evidences()),
                ports.of(Captures.class, inner.captures()),
                ports.of(Ledger.class, inner.ledger()),
                ports.of(Outbox.class, inner.outbox()),
                ports.of(AuditTrail.class, inner.audit()));
    }
}

package vn.hospitalkiosk.gateway.sim.memory;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;

/// All store ports over one [MemoryDatabase]. What was committed outlives every object that used it, as on a disk.
public final class MemoryStores {
    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryIntents intents = new MemoryIntents(database);
    private final MemoryEvidences evidences = new MemoryEvidences(database);
    private final MemoryLedger ledger = new MemoryLedger(database);
    private final MemoryHoldings holdings = new MemoryHoldings(database);
    private final MemoryOutbox outbox = new MemoryOutbox(database, intents);
    private final MemoryAudit audit = new MemoryAudit(database);
    private final MemoryCaptures captures;

    public MemoryStores(FacilityId facility) {
        this.captures = new MemoryCaptures(database, facility, intents, ledger);
    }

    public PaymentHouse.Stores ports() {
        return new PaymentHouse.Stores(
                database, intents, evidences, captures, holdings, ledger, outbox, audit);
    }

    public MemoryDatabase database() {
        return database;
    }

    public Tables read() {
        return new Tables(
                intents.all(),
                intents.changes(),
                evidences.all(),
                captures.all(),
                ledger.all(),
                outbox.all(),
                audit.all());
    }

    /// Wrong stores, for the tests of the tests.
    public enum Defect {
        NO_BILL_GUARD,
        EVIDENCE_NOT_UNIQUE,
        CAPTURE_NOT_UNIQUE,
        NOT_ATOMIC
    }

    public void plant(Defect defect) {
        switch (defect) {
            case NO_BILL_GUARD -> intents.withoutGuard();
            case EVIDENCE_NOT_UNIQUE -> evidences.withoutUniqueness();
            case CAPTURE_NOT_UNIQUE -> captures.withoutUniqueness();
            case NOT_ATOMIC -> database.breakAtomicity();
        }
    }
}

package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Clock;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.ledger.seal.WitnessFolder;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;

/// All store ports over one [MemoryDatabase]. What was committed outlives every object that used it, as on a disk.
public final class MemoryStores {
    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryIntents intents = new MemoryIntents(database);
    private final MemoryEvidences evidences = new MemoryEvidences(database);
    private final MemoryLedger ledger = new MemoryLedger(database);
    private final MemoryOutbox outbox = new MemoryOutbox(database, intents);
    private final MemoryAudit audit = new MemoryAudit(database);
    private final MemoryNews news = new MemoryNews(database);
    private final MemoryRefunds refunds;
    private final MemoryCaptures captures;
    private final MemoryHoldings holdings;
    private final MemorySales sales;
    private final MemorySeals seals = new MemorySeals(database, ledger);
    private final FacilityId facility;

    public MemoryStores(FacilityId facility) {
        this.facility = facility;
        this.captures = new MemoryCaptures(database, facility, intents, ledger);
        this.holdings = new MemoryHoldings(database, captures);
        this.sales = new MemorySales(database, PostgresStores.CARD, intents, captures);
        captures.settledBy(sales::isSettled);
        intents.know(
                new MemoryIntents.Facts() {
                    @Override
                    public boolean judged(PspCode psp, RawMessage raw) {
                        return evidences.isJudged(psp, raw);
                    }

                    @Override
                    public boolean money(PspCode psp, String transaction) {
                        return captures.knows(psp, transaction);
                    }

                    @Override
                    public boolean paid(BillId bill) {
                        return holdings.isPaid(bill);
                    }
                });
        this.refunds = new MemoryRefunds(database, facility, holdings);
    }

    public MoneyStores ports(Clock clock) {
        return new MoneyStores(
                new PaymentHouse.Stores(
                        database, intents, evidences, captures, holdings, ledger, outbox, audit),
                refunds,
                news,
                sales,
                sales,
                sales.takings(clock, PostgresStores.ZONE));
    }

    public SealBook seals() {
        return seals;
    }

    public Verdict verify(WitnessFolder witness, PublicKeys keys) {
        return seals.verify(facility, witness, keys);
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
                audit.all(),
                captures.strays(),
                holdings.all(),
                news.all(),
                refunds.all(),
                sales.all());
    }

    /// Wrong stores, for the tests of the tests.
    public enum Defect {
        NO_BILL_GUARD,
        EVIDENCE_NOT_UNIQUE,
        CAPTURE_NOT_UNIQUE,
        NO_REFUND_CEILING,
        NOT_ATOMIC,
        SETTLED_AGAIN,
        VOIDS_NOT_FOUND,
        DEPOSITS_NOT_TOLD,
        DEPOSITS_NEVER_LESS,
        SOME_NOT_SEALED
    }

    public void plant(Defect defect) {
        switch (defect) {
            case NO_BILL_GUARD -> intents.withoutGuard();
            case EVIDENCE_NOT_UNIQUE -> evidences.withoutUniqueness();
            case CAPTURE_NOT_UNIQUE -> captures.withoutUniqueness();
            case NO_REFUND_CEILING -> refunds.withoutCeiling();
            case NOT_ATOMIC -> database.breakAtomicity();
            case SETTLED_AGAIN -> sales.withoutMemoryOfSettled();
            case VOIDS_NOT_FOUND -> holdings.withoutThoseOfPayments();
            case DEPOSITS_NOT_TOLD -> news.withoutDeposits();
            case DEPOSITS_NEVER_LESS -> holdings.depositsStay();
            case SOME_NOT_SEALED -> seals.withoutSome();
        }
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalSales;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.settlement.SettlementBook;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.PostgresStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredSeals;
import vn.hospitalkiosk.gateway.store.StoredVerification;

/// The product's stores on a real PostgreSQL that breaks; a facility of its own per day.
final class PostgresStorage implements Storage {
    private final PostgresStores stores;
    private final PostgresStores reading;
    private final DataSource real;
    private final FacilityId facility;
    private final Faults faults;
    private final BreakingSource source;

    PostgresStorage(BreakingSource source, DataSource real, FacilityId facility, Faults faults) {
        this.stores = new PostgresStores(source, facility);
        this.reading = new PostgresStores(real, facility);
        this.real = real;
        this.facility = facility;
        this.faults = faults;
        this.source = source;
    }

    @Override
    public MoneyStores ports(Clock clock) {
        return breaking(stores.ports(clock), new Ports(faults, source.breaks()));
    }

    @Override
    public Tables read() {
        return reading.read();
    }

    @Override
    public boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /// When a journal may be sealed depends on every transaction of the database, so it is no part of a day that two stores play alike.
    @Override
    public Optional<SealBook> seals() {
        return Optional.empty();
    }

    /// What the sealer sends breaks as well; another gateway, or the next round, goes on.
    @Override
    public Verdict verify(SimSealing witness, Clock clock) {
        source.breaks().freely();
        boolean sealed;
        do {
            sealed = isSealed(witness, clock);
        } while (!sealed);
        try {
            return new StoredVerification(real, facility, witness, SimSealing.KEYS)
                    .verify(Optional.empty());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSealed(SimSealing witness, Clock clock) {
        long blows = faults.blows();
        try {
            witness.sealer(
                            new StoredSeals(new JdbcTemplate(source), facility),
                            facility,
                            clock,
                            new SpringTransactions(new JdbcTransactionManager(source)))
                    .work();
            return faults.blows() == blows;
        } catch (Crash _) {
            return false;
        }
    }

    /// Read in the evening only.
    @Override
    public long version() {
        return -1;
    }

    private static MoneyStores breaking(MoneyStores all, Ports ports) {
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
                ports.of(HisNews.class, all.news()),
                ports.of(TerminalSales.class, all.sales()),
                ports.of(SettlementBook.class, all.settlements()),
                ports.of(Takings.class, all.takings()));
    }
}

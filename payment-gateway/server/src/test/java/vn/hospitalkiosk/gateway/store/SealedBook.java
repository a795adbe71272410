package vn.hospitalkiosk.gateway.store;

import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.ledger.seal.Finding;
import vn.hospitalkiosk.gateway.ledger.seal.HospitalKey;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;

/// A book of its own on the tests' database, with its sealer, its witness folder and somebody who may do anything to it.
final class SealedBook {
    static final Shifts SHIFTS = Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final KeyPair KEY = HospitalKey.generate();

    final FacilityId facility = TestDatabase.newFacility();
    final StoredLedger ledger = new StoredLedger(TestDatabase.jdbc(), facility);
    final StoredSeals seals =
            new StoredSeals(new JdbcTemplate(TestDatabase.dataSource()), facility);
    final HospitalKey key = new HospitalKey(KEY);
    final RootFiles files;
    private Instant now = Instant.parse("2026-11-25T05:00:00Z");

    private final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };

    SealedBook(Path folder) {
        this.files = new RootFiles(folder, facility);
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    Sealer sealer() {
        return sealer(seals, UnaryOperator.identity());
    }

    /// @param within wraps the round, inside its transaction
    Sealer sealer(SealBook book, UnaryOperator<Sealer.Outcome> within) {
        return new Sealer(
                book,
                facility,
                SHIFTS,
                key,
                files,
                clock,
                round -> TestDatabase.transactions().within(() -> within.apply(round.get())));
    }

    long post(long amount) {
        return TestDatabase.transactions().within(() -> postHere(amount));
    }

    /// In the caller's transaction.
    long postHere(long amount) {
        return ledger.post(
                Journal.moneyIn(
                        Journal.Kind.CAPTURE,
                        Subject.of(new PaymentId("p" + amount)),
                        new Vnd(amount),
                        Origin.at(new KioskId("K03"), new PspCode("momo"), Channel.QR),
                        SHIFTS.at(now)));
    }

    /// Three seals of two journals each, then verified.
    void threeSeals() {
        Sealer sealer = sealer();
        for (int seal = 0; seal < 3; seal++) {
            post(1000 + seal);
            post(2000 + seal);
            sealer.work();
        }
    }

    Verdict verify() {
        return verify(Optional.empty());
    }

    Verdict verify(Optional<java.time.LocalDate> day) {
        try {
            return new StoredVerification(
                            TestDatabase.dataSource(),
                            facility,
                            files,
                            new PublicKeys(List.of(key.publicKey())))
                    .verify(day);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// `JOURNAL_CHANGED seal 2 journal 34`, the first bad seal.
    String firstBad() {
        Finding first = verify().first().orElseThrow();
        return first.what() + " seal " + first.seal() + " journal " + first.journal();
    }

    /// One round whose witness nobody asks.
    void sealElsewhere(Path folder) {
        new Sealer(
                        seals,
                        facility,
                        SHIFTS,
                        new HospitalKey(HospitalKey.generate()),
                        new RootFiles(folder, facility),
                        clock,
                        round -> TestDatabase.transactions().within(round))
                .round();
    }

    /// What a superuser can do: no trigger and no foreign key stops it. `F` stands for the facility.
    void tamper(String... commands) {
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String command : commands) {
                statement.execute(command.replace("$F", "'" + facility.value() + "'"));
            }
            statement.execute("RESET session_replication_role");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

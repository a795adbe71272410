package vn.hospitalkiosk.gateway.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The same payment in hand-written SQL, without HTTP, JSON or signatures (ledger-reconciliation-peers §4.1): create · callback with two ledger entries and an outbox row · settled; three commits.
final class SqlFloor {
    private static final AtomicLong NEXT = new AtomicLong();

    private SqlFloor() {}

    static void prepare(Connection db) throws SQLException {
        db.createStatement()
                .execute(
                        """
                        CREATE SCHEMA IF NOT EXISTS floor;
                        CREATE TABLE IF NOT EXISTS floor.payment (id bigint PRIMARY KEY, bill text UNIQUE, amount bigint NOT NULL, state text NOT NULL, order_id text UNIQUE);
                        CREATE TABLE IF NOT EXISTS floor.inbox (id bigint PRIMARY KEY, raw text NOT NULL);
                        CREATE TABLE IF NOT EXISTS floor.journal (id bigint PRIMARY KEY, payment bigint NOT NULL);
                        CREATE TABLE IF NOT EXISTS floor.entry (journal bigint, line int, account text NOT NULL, amount bigint NOT NULL, PRIMARY KEY (journal, line));
                        CREATE TABLE IF NOT EXISTS floor.outbox (payment bigint PRIMARY KEY, done boolean NOT NULL DEFAULT false);
                        """);
    }

    /// @return payments per second
    static double run(GatewayProcess cluster, int clients, long nanos) throws SQLException {
        AtomicLong done = new AtomicLong();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Connection db = cluster.connect();
            threads.add(Thread.ofPlatform().start(() -> work(db, begun + nanos, done)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return done.get() * 1e9 / (System.nanoTime() - begun);
    }

    /// What two commits of one row each take at this pace, one payment after the other: the least that any payment waits for this disk before its QR shows.
    ///
    /// @return nanoseconds of each
    static List<Long> twoCommits(Connection db, int perSecond, Duration length)
            throws SQLException {
        List<Long> took = new ArrayList<>();
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        try (db;
                PreparedStatement create =
                        db.prepareStatement(
                                "INSERT INTO floor.payment VALUES (?, ?, ?, 'OPEN', ?)");
                PreparedStatement state =
                        db.prepareStatement("UPDATE floor.payment SET state = ? WHERE id = ?")) {
            long begin = System.nanoTime();
            for (long due = begin; due < begin + length.toNanos(); due += gap) {
                Pause.until(due);
                long id = NEXT.incrementAndGet();
                long before = System.nanoTime();
                run(create, id, "B" + id, 71_480L, "O" + id);
                run(state, "PLACED", id);
                took.add(System.nanoTime() - before);
            }
        }
        return took;
    }

    private static void work(Connection db, long end, AtomicLong done) {
        try (db;
                PreparedStatement create =
                        db.prepareStatement(
                                "INSERT INTO floor.payment VALUES (?, ?, ?, 'OPEN', ?)");
                PreparedStatement inbox =
                        db.prepareStatement("INSERT INTO floor.inbox VALUES (?, ?)");
                PreparedStatement journal =
                        db.prepareStatement("INSERT INTO floor.journal VALUES (?, ?)");
                PreparedStatement entry =
                        db.prepareStatement("INSERT INTO floor.entry VALUES (?, ?, ?, ?)");
                PreparedStatement outbox =
                        db.prepareStatement("INSERT INTO floor.outbox VALUES (?)");
                PreparedStatement state =
                        db.prepareStatement("UPDATE floor.payment SET state = ? WHERE id = ?");
                PreparedStatement told =
                        db.prepareStatement(
                                "UPDATE floor.outbox SET done = true WHERE payment = ?")) {
            db.setAutoCommit(false);
            while (System.nanoTime() < end) {
                long id = NEXT.incrementAndGet();
                run(create, id, "B" + id, 71_480L, "O" + id);
                db.commit();
                run(inbox, id, "{\"orderId\":\"O" + id + "\",\"resultCode\":0,\"amount\":71480}");
                run(journal, id, id);
                run(entry, id, 1, "PSP", 71_480L);
                run(entry, id, 2, "RECEIVABLE", -71_480L);
                run(state, "CAPTURED", id);
                run(outbox, id);
                db.commit();
                run(told, id);
                run(state, "SETTLED", id);
                db.commit();
                done.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}

package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.cardterminal.AmountScale;
import vn.hospitalkiosk.device.cardterminal.BatchTally;
import vn.hospitalkiosk.device.cardterminal.EcrCardTerminal;
import vn.hospitalkiosk.device.cardterminal.Intent;
import vn.hospitalkiosk.device.cardterminal.IntentJournal;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;
import vn.hospitalkiosk.device.cardterminal.Wired;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.LedgerEntry;
import vn.hospitalkiosk.virtual.cardterminal.TerminalMishap;

/// Sells, takes back and restarts against card terminals over TCP while seeded faults strike; the simulators' ledgers are the judges. Several terminals of both dialects at once, each with a seed made of the given one and its number.
public final class TerminalChaos {
    private static final int LANES = 8;
    private static final int PER_MILLE = 300;

    /// @param faults struck
    /// @param orders sales, wallet sales, refunds and voids
    /// @param doubleSales references under which money was taken twice: 0 asked for
    /// @param approvedButLost money moved, and the driver's last word says that it did not: 0 asked for
    /// @param approvedNotTaken the driver's last word says that money moved, and it did not: 0 asked for
    /// @param amountsUnnoticed another amount than ordered was taken and told as approved: 0 asked for
    /// @param unknown orders left to people
    /// @param complaints what was contradicted, with the seed of its terminal
    public record Figures(
            int seed,
            int faults,
            int orders,
            int doubleSales,
            int approvedButLost,
            int approvedNotTaken,
            int amountsUnnoticed,
            int unknown,
            int restarts,
            long millis,
            List<String> complaints) {}

    private TerminalChaos() {}

    public static Figures run(int faults, int seed) throws InterruptedException {
        int lanes = Math.min(LANES, Math.max(2, faults / 20));
        return run(faults, seed, seed * 1013, lanes, Dialect.HYPERCOM);
    }

    /// Plays one terminal of a run again.
    ///
    /// @param terminalSeed as its complaint told it
    public static Figures again(int faults, int terminalSeed, Dialect dialect)
            throws InterruptedException {
        return run(faults, terminalSeed, terminalSeed, 1, dialect);
    }

    private static Figures run(int faults, int seed, int firstTerminal, int lanes, Dialect first)
            throws InterruptedException {
        long began = System.nanoTime();
        List<Lane> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            boolean hypercom = (i % 2 == 0) == (first == Dialect.HYPERCOM);
            Dialect dialect = hypercom ? Dialect.HYPERCOM : Dialect.ECR17;
            Lane lane = new Lane(firstTerminal + i, (faults + lanes - 1) / lanes, dialect);
            all.add(lane);
            threads.add(Thread.ofPlatform().name("terminal-chaos-" + i).start(lane::run));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new Figures(
                seed,
                all.stream().mapToInt(lane -> lane.faults).sum(),
                all.stream().mapToInt(lane -> lane.orders).sum(),
                all.stream().mapToInt(lane -> lane.doubles).sum(),
                all.stream().mapToInt(lane -> lane.lost).sum(),
                all.stream().mapToInt(lane -> lane.notTaken).sum(),
                all.stream().mapToInt(lane -> lane.amounts).sum(),
                all.stream().mapToInt(lane -> lane.unknown).sum(),
                all.stream().mapToInt(lane -> lane.restarts).sum(),
                millis,
                all.stream().flatMap(lane -> lane.complaints.stream()).toList());
    }

    /// What was ordered and how it ended, kept over restarts of the driver.
    private static final class Book implements IntentJournal {
        private final Map<String, PaymentOutcome> ends = new HashMap<>();
        private @Nullable Intent open;
        private BatchTally batch = BatchTally.EMPTY;

        @Override
        public synchronized void begin(Intent intent) {
            open = intent;
        }

        @Override
        public synchronized void end(Intent intent, PaymentOutcome outcome) {
            open = null;
            ends.put(intent.order().reference().text(), outcome);
            batch = batch.with(intent, outcome);
        }

        @Override
        public synchronized Optional<Intent> open() {
            return Optional.ofNullable(open);
        }

        @Override
        public synchronized BatchTally batch() {
            return batch;
        }

        @Override
        public synchronized void closeBatch() {
            batch = BatchTally.EMPTY;
        }

        synchronized Optional<PaymentOutcome> end(String reference) {
            return Optional.ofNullable(ends.get(reference));
        }
    }

    /// One terminal and its driver.
    private static final class Lane {
        private final int seed;
        private final int wanted;
        private final Dialect dialect;
        private final SplittableRandom random;
        private final Book book = new Book();
        private final List<String> complaints = new ArrayList<>();
        private int faults;
        private int orders;
        private int doubles;
        private int lost;
        private int notTaken;
        private int amounts;
        private int unknown;
        private int restarts;

        Lane(int seed, int wanted, Dialect dialect) {
            this.seed = seed;
            this.wanted = wanted;
            this.dialect = dialect;
            this.random = new SplittableRandom(seed);
        }

        void run() {
            try (CardTerminalSimulator there = Wired.overTcp(dialect, Wired.BRISK)) {
                EcrCardTerminal driver = driver(there);
                try {
                    Until.found(driver);
                    there.faults().seed(seed, PER_MILLE, EnumSet.allOf(TerminalMishap.class));
                    while (there.faults().history().size() < wanted) {
                        if (random.nextInt(20) == 0) {
                            driver.close();
                            driver = driver(there);
                            restarts++;
                        }
                        round(there, driver);
                    }
                } finally {
                    driver.close();
                }
                faults = there.faults().history().size();
                doubles = there.state().takenTwice().size();
                if (doubles > 0) {
                    complain("taken twice: " + there.state().takenTwice());
                }
            } catch (IOException | RuntimeException | AssertionError e) {
                complain("the run ended early: " + e);
            }
        }

        private EcrCardTerminal driver(CardTerminalSimulator there) {
            return Wired.driver(dialect, new AmountScale(0), Wired.line(there.address()), book);
        }

        private void round(CardTerminalSimulator there, EcrCardTerminal driver) {
            Until.holds("the terminal is there", () -> driver.check().isEmpty());
            orders++;
            Order order =
                    new Order(
                            new TerminalReference("R" + seed + "-" + orders),
                            1_000L + random.nextInt(400_000));
            int kind = random.nextInt(10);
            boolean hypercom = dialect == Dialect.HYPERCOM;
            if (kind == 0) {
                takeBack(there, driver, order);
            } else if (kind == 1 && hypercom) {
                judge(there, order, driver.refund(order));
            } else if (kind == 2 && hypercom) {
                judge(there, order, driver.walletSale(order));
            } else {
                judge(there, order, driver.sale(order));
            }
        }

        /// The driver's last word about an order: it may be found after the caller's patience was over.
        private PaymentOutcome last(Order order, PaymentOutcome outcome) {
            Until.holds(order + " is resolved", () -> book.open().isEmpty());
            return book.end(order.reference().text()).orElse(outcome);
        }

        private void judge(CardTerminalSimulator there, Order order, PaymentOutcome outcome) {
            PaymentOutcome last = last(order, outcome);
            List<LedgerEntry> taken =
                    there.state().ledger().stream()
                            .filter(e -> e.reference().equals(order.reference().text()))
                            .filter(e -> e.state() == LedgerEntry.State.APPROVED)
                            .toList();
            switch (last) {
                case PaymentOutcome.Approved _ -> {
                    if (taken.isEmpty()) {
                        notTaken++;
                        complain(order + " approved and not taken");
                    } else if (taken.getFirst().amountVnd() != order.amountVnd()) {
                        amounts++;
                        complain(order + " taken as " + taken.getFirst().amountVnd());
                    }
                }
                case PaymentOutcome.Declined _,
                        PaymentOutcome.Cancelled _,
                        PaymentOutcome.NotStarted _ -> {
                    if (!taken.isEmpty()) {
                        lost++;
                        complain(order + " " + last + " and taken");
                    }
                }
                case PaymentOutcome.TookOther(var _, boolean takenBack) -> {
                    if (!takenBack) {
                        unknown++;
                    } else if (!taken.isEmpty()) {
                        lost++;
                        complain(order + " taken back and taken");
                    }
                }
                case PaymentOutcome.Unknown _ -> unknown++;
            }
        }

        /// Takes back the newest sale that stands.
        private void takeBack(CardTerminalSimulator there, EcrCardTerminal driver, Order order) {
            List<LedgerEntry> ledger = there.state().ledger();
            if (ledger.isEmpty() || ledger.getLast().state() != LedgerEntry.State.APPROVED) {
                return;
            }
            LedgerEntry sale = ledger.getLast();
            Order back = new Order(order.reference(), sale.amountVnd());
            PaymentOutcome last = last(back, driver.voidSale(back, sale.trace()));
            boolean voided =
                    there.state().ledger().get(sale.number() - 1).state()
                            == LedgerEntry.State.VOIDED;
            switch (last) {
                case PaymentOutcome.Approved _ -> {
                    if (!voided) {
                        notTaken++;
                        complain("void of " + sale.trace() + " approved and not done");
                    }
                }
                case PaymentOutcome.Declined _,
                        PaymentOutcome.Cancelled _,
                        PaymentOutcome.NotStarted _ -> {
                    if (voided) {
                        lost++;
                        complain("void of " + sale.trace() + " " + last + " and done");
                    }
                }
                case PaymentOutcome.TookOther _ -> complain("a void took money");
                case PaymentOutcome.Unknown _ -> unknown++;
            }
        }

        private void complain(String what) {
            complaints.add(
                    dialect + " terminal of seed " + seed + ", order " + orders + ": " + what);
        }
    }
}

package vn.hospitalkiosk.gateway.sim;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.payment.KnownIntents;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.cardterminal.CardTerminalModule;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalReports;
import vn.hospitalkiosk.gateway.refund.RefundHouse;
import vn.hospitalkiosk.gateway.settlement.Settlements;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.suspense.SuspenseHouse;

/// One gateway process: the product's own payment room over the day's storage. It can die anywhere and starts again with nothing but the storage.
final class SimGateway {
    private static final Duration LEASE = Duration.ofSeconds(8);

    private final SimHouse house;
    private final String name;
    private final Chance chance;
    private final Clock clock = new GatewayClock();
    private Duration skew = Duration.ZERO;
    private Optional<Program> program = Optional.empty();
    private int life;
    private int refundsMade;

    /// What stands in the memory of a running process.
    record Program(
            PaymentHouse payments,
            RefundHouse refunds,
            SuspenseHouse suspense,
            HisPosting posting,
            TerminalReports reports,
            Settlements settlements,
            Optional<Sealer> sealer) {}

    private final class GatewayClock extends Clock {
        @Override
        public Instant instant() {
            return house.time.now().plus(skew);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    SimGateway(SimHouse house, String name) {
        this.house = house;
        this.name = name;
        this.chance = new Chance(house.seed, name);
    }

    void skew(Duration by) {
        house.time.write("%s: clock off by %s", name, by);
        skew = by;
    }

    boolean isUp() {
        return program.isPresent();
    }

    void boot() {
        int mine = ++life;
        MoneyStores stores = house.storage.ports(clock);
        program = Optional.of(program(stores, () -> demandAlive(mine)));
        house.time.write("%s starts", name);
        boolean ready =
                call(
                                "start",
                                _ -> {
                                    stores.payment().outbox().releaseAll(clock.instant());
                                    stores.news().releaseAll(clock.instant());
                                    stores.payment().intents().releaseAll();
                                    stores.register().releaseAll(clock.instant());
                                    return true;
                                })
                        .orElse(false);
        if (ready) {
            work(mine);
        } else if (life == mine) {
            die();
        }
    }

    private Program program(MoneyStores stores, Runnable asking) {
        List<Psp> lines =
                house.psps.stream().<Psp>map(psp -> new Lines.ToPsp(psp, asking)).toList();
        List<Psp> psps = new ArrayList<>(house.sabotage.psps(lines));
        psps.add(card(stores));
        Lines.ToHis his = new Lines.ToHis(house.his, asking);
        SimpleMeterRegistry meters = house.meters;
        PaymentHouse payments =
                PaymentHouse.build(
                        SimHouse.SETTING,
                        psps,
                        () -> his,
                        stores.payment(),
                        clock,
                        List::of,
                        _ -> {},
                        meters,
                        chance.stream());
        RefundHouse refunds =
                RefundHouse.build(
                        new RefundHouse.Setting(
                                house.policy,
                                "Vien phi",
                                SimHouse.SETTING.shifts(),
                                Duration.ofSeconds(3),
                                () -> name.substring(8) + "-refund-" + ++refundsMade),
                        psps,
                        stores.refunds(),
                        clock,
                        () -> {},
                        meters);
        SuspenseHouse suspense =
                SuspenseHouse.build(
                        new SuspenseHouse.Setting(
                                SimHouse.FACILITY, house.policy, SimHouse.SETTING.shifts()),
                        stores.suspense(payments.lateSuccess()),
                        () -> his,
                        refunds.desk(),
                        clock,
                        () -> {},
                        meters);
        HisPosting posting =
                new HisPosting(
                        stores.payment().outbox(),
                        Optional.of(stores.news()),
                        () -> his,
                        clock,
                        LEASE,
                        meters);
        return new Program(
                payments,
                refunds,
                suspense,
                posting,
                new TerminalReports(
                        new KnownIntents(stores.payment().intents()),
                        stores.sales(),
                        payments.callbacks(),
                        stores.payment().audit(),
                        clock),
                new Settlements(
                        SimTerminal.CARD,
                        stores.payment().transactions(),
                        stores.settlements(),
                        stores.payment().ledger(),
                        SimHouse.SETTING.shifts(),
                        payments.callbacks(),
                        stores.payment().audit(),
                        clock,
                        meters),
                house.storage
                        .seals()
                        .map(book ->
                                house.sealing.sealer(
                                        book,
                                        SimHouse.FACILITY,
                                        clock,
                                        stores.payment().transactions())));
    }

    /// One round of the sealer.
    void seal() {
        desk(
                "seal",
                p -> {
                    p.sealer().ifPresent(Sealer::work);
                    return true;
                });
    }

    private static Psp card(MoneyStores stores) {
        return new CardTerminalModule().open(new CardSetting(stores.takings(), Lines.terms()));
    }

    private void demandAlive(int mine) {
        if (life != mine) {
            throw new Crash("died while it waited");
        }
        if (house.storage.inTransaction()) {
            throw new Broken("nobody is asked inside a transaction", name);
        }
    }

    /// The two workers, round by round.
    private void work(int mine) {
        house.time.after(
                chance.millis(house.scale.tickFrom(), house.scale.tickTo()),
                () -> {
                    if (life == mine) {
                        round(mine);
                        work(mine);
                    }
                });
    }

    private void round(int mine) {
        Consumer<Runnable> hands =
                question -> house.time.after(Duration.ZERO, () -> question(question, mine));
        List<Function<Program, Object>> rounds =
                List.of(
                        p -> p.payments().resolver().askDue(hands),
                        p -> p.refunds().resolver().workOnDue(hands),
                        p -> p.payments().guard().look(hands),
                        p -> p.suspense().late().decideDue(),
                        p -> p.posting().sendDue());
        for (Function<Program, Object> round : rounds) {
            if (life == mine) {
                desk("a round", round);
            }
        }
    }

    private void question(Runnable question, int mine) {
        if (life == mine) {
            call(
                    "question",
                    _ -> {
                        question.run();
                        return true;
                    });
        }
    }

    /// @return empty when there was no answer: not running, died, or failed
    <T> Optional<T> call(String what, Function<PaymentHouse, T> work) {
        return desk(what, p -> work.apply(p.payments()));
    }

    /// As above, for people and workers.
    <T> Optional<T> desk(String what, Function<Program, T> work) {
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int mine = life;
        long blows = house.faults.blows();
        try {
            T result = work.apply(program.get());
            return life == mine ? Optional.of(result) : Optional.empty();
        } catch (Crash e) {
            if (life == mine) {
                die();
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            if (house.faults.blows() == blows) {
                Broken broken = new Broken("no failure without a fault", what + ": " + e);
                broken.initCause(e);
                throw broken;
            }
            house.time.write("%s: %s failed, %s", name, what, e);
            return Optional.empty();
        } finally {
            house.stepDone();
        }
    }

    void die() {
        if (program.isEmpty()) {
            return;
        }
        life++;
        program = Optional.empty();
        house.time.write("%s dies", name);
        house.time.after(chance.seconds(2, 30), this::boot);
    }
}

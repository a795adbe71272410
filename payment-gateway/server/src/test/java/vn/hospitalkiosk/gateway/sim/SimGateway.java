package vn.hospitalkiosk.gateway.sim;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Psp;

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

    /// What stands in the memory of a running process.
    private record Program(PaymentHouse payments, HisPosting posting) {}

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
        PaymentHouse.Stores stores = house.storage.ports(clock);
        Runnable asking = () -> demandAlive(mine);
        List<Psp> psps =
                house.psps.stream().<Psp>map(psp -> new Lines.ToPsp(psp, asking)).toList();
        Lines.ToHis his = new Lines.ToHis(house.his, asking);
        HisPosting posting =
                new HisPosting(
                        stores.outbox(), () -> his, clock, LEASE, new SimpleMeterRegistry());
        PaymentHouse payments =
                PaymentHouse.build(
                        SimHouse.SETTING,
                        house.sabotage.psps(psps),
                        () -> his,
                        stores,
                        clock,
                        List::of,
                        () -> {},
                        new SimpleMeterRegistry(),
                        chance.stream());
        program = Optional.of(new Program(payments, posting));
        house.time.write("%s starts", name);
        boolean ready =
                call("start", p -> {
                            stores.outbox().releaseAll(clock.instant());
                            stores.intents().releaseAll();
                            return true;
                        })
                        .orElse(false);
        if (ready) {
            work(mine);
        } else if (life == mine) {
            die();
        }
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
        house.time.after(chance.millis(house.scale.tickFrom(), house.scale.tickTo()), () -> {
            if (life == mine) {
                round(mine);
                work(mine);
            }
        });
    }

    private void round(int mine) {
        call(
                "resolver",
                p ->
                        p.resolver()
                                .askDue(question ->
                                        house.time.after(
                                                Duration.ZERO,
                                                () -> question(question, mine))));
        program.filter(_ -> life == mine)
                .ifPresent(p -> call("his posting", _ -> p.posting().sendDue()));
    }

    private void question(Runnable question, int mine) {
        if (life == mine) {
            call("question", _ -> {
                question.run();
                return true;
            });
        }
    }

    /// @return empty when there was no answer: not running, died, or failed
    <T> Optional<T> call(String what, Function<PaymentHouse, T> work) {
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int mine = life;
        long blows = house.faults.blows();
        try {
            T result = work.apply(program.get().payments());
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
            house.time.write("%s: %s failed, %s", name, what, e.getMessage());
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

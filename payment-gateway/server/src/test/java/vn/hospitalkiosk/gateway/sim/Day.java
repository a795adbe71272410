package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.refund.Refund;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// One day: people come, everything that can break does, then all is healed, and then everything must end well.
final class Day {
    /// After healing, every open question ends within this: the code's life and grace, the slowest pace of asking, the worst clock, and some.
    private static final Duration PATIENCE =
            SimHouse.QR_LIFE.plus(SimHouse.GRACE).plus(Duration.ofMinutes(5 + 5 + 2));

    /// A refund that the psp never got is asked about, sent again and asked about once more, five minutes apart, and any of these may be lost.
    private static final Duration PATIENCE_WITH_REFUNDS = PATIENCE.plus(Duration.ofMinutes(30));

    private final SimHouse house;
    private final Chance chance;

    Day(long seed, Scale scale, Function<Faults, Storage> storage, Sabotage sabotage) {
        this.house = new SimHouse(seed, scale, storage, sabotage);
        this.chance = new Chance(seed, "day");
    }

    /// @return what stands in the tables in the evening
    Tables run() {
        Instant start = house.time.now();
        house.gateways.add(new SimGateway(house, "gateway A"));
        if (chance.in100(25)) {
            house.gateways.add(new SimGateway(house, "gateway B"));
        }
        house.gateways.forEach(SimGateway::boot);
        people();
        house.people.work(chance.from(0, house.scale.mostPatients() / 2), house.scale.minutes());
        trouble();
        if (house.sealsByDay) {
            sealing();
        }
        Duration open = Duration.ofMinutes(house.scale.minutes() + 1);
        house.time.until(start.plus(open));
        heal();
        evening();
        house.terminals.values().forEach(SimTerminal::settle);
        evening();
        house.faults.calm();
        // What was decided last is told last: the policy for late money, and the HIS.
        house.time.until(house.time.now().plusSeconds(90));
        evening();
        Tables tables = house.storage.read();
        house.referee.demandAlways(tables);
        house.referee.demandEvening(tables);
        house.referee.demandRefundsOver(tables);
        demandSealed(Duration.ZERO);
        if (chance.in100(25)) {
            // The day's root is signed after midnight.
            demandSealed(Duration.ofDays(1));
        }
        return tables;
    }

    /// Whatever died between a journal, its seal and the files beside the database: nothing is left out, and an auditor finds nothing.
    private void demandSealed(Duration later) {
        Clock clock = Clock.fixed(house.time.now().plus(later), ZoneOffset.UTC);
        Verdict verdict = house.storage.verify(house.sealing, clock);
        Referee.demand(verdict.isIntact(), "the book is as it was sealed", verdict);
        Referee.demand(
                !house.sealsByDay || verdict.waiting() == 0, "every journal is sealed", verdict);
        Referee.demand(
                later.isZero() || verdict.seals() == 0 || verdict.roots() > 0,
                "an ended day has its root",
                verdict);
    }

    /// What is booked is sealed a few times by day, and some rounds break.
    private void sealing() {
        for (int i = chance.from(1, 3); i > 0; i--) {
            SimGateway gateway = chance.of(house.gateways);
            Optional<Faults.Hit> hit =
                    chance.in100(50)
                            ? Optional.of(
                                    new Faults.Hit(
                                            chance.in100(70)
                                                    ? Faults.Blow.CRASH
                                                    : Faults.Blow.ERROR,
                                            chance.from(0, 1)))
                            : Optional.empty();
            int at = chance.from(0, 8);
            house.time.after(
                    sometime(),
                    () -> {
                        hit.ifPresent(blow -> house.faults.plan(at, blow));
                        gateway.seal();
                    });
        }
    }

    Faults faults() {
        return house.faults;
    }

    String diary() {
        return house.time.diary();
    }

    private Duration sometime() {
        return chance.seconds(0, house.scale.minutes() * 60);
    }

    private void people() {
        int patients = chance.from(house.scale.leastPatients(), house.scale.mostPatients());
        for (int i = 1; i <= patients; i++) {
            BillId bill = new BillId("b" + i);
            Vnd due = new Vnd(1_000L * chance.from(10, 2_000));
            house.his.bill(bill, due);
            Duration arrival = sometime();
            comes(new SimPatient(house, "p" + i, chance.of(SimHouse.KIOSKS), bill, due), arrival);
            if (chance.in100(12)) {
                KioskId other = chance.of(SimHouse.KIOSKS);
                comes(
                        new SimPatient(house, "r" + i, other, bill, due),
                        arrival.plus(chance.seconds(0, 60)));
            }
            if (chance.in100(8)) {
                house.errand(
                        arrival.plus(chance.seconds(0, 120)), () -> house.his.payAtCounter(bill));
            }
        }
        for (int i = chance.from(0, 1 + patients / 6); i > 0; i--) {
            BillId bill = new BillId("d" + i);
            Vnd due = new Vnd(1_000L * chance.from(10, 1_200));
            house.his.bill(bill, due);
            KioskId kiosk = chance.of(SimHouse.KIOSKS);
            Optional<Vnd> amount = Optional.of(chance.of(SimHouse.SETTING.deposits()));
            comes(new SimPatient(house, "d" + i, kiosk, bill, due, amount), sometime());
        }
        for (SimTerminal terminal : house.terminals.values()) {
            if (chance.in100(15)) {
                house.errand(sometime(), terminal::settle);
            }
        }
        for (int i = chance.from(0, 2); i > 0; i--) {
            Vnd amount = new Vnd(1_000L * chance.from(10, 2_000));
            house.errand(sometime(), () -> house.psps.getLast().stray(amount));
        }
    }

    private void comes(SimPatient patient, Duration after) {
        house.patients.add(patient);
        house.errand(after, patient::pay);
    }

    private void trouble() {
        for (SimPsp psp : house.psps) {
            window(40, 10, 240, psp::out);
        }
        window(40, 10, 200, house.his::out);
        window(15, 2, 30, house.faults::databaseDown);
        window(30, 30, 600, house.callbacks::doorShut);
        for (SimGateway gateway : house.gateways) {
            if (chance.in100(30)) {
                Duration jump = chance.seconds(-300, 300);
                house.time.after(sometime(), () -> gateway.skew(jump));
            }
            if (chance.in100(30)) {
                house.time.after(sometime(), gateway::die);
            }
        }
        if (chance.in100(80)) {
            fault();
        }
    }

    private void window(int percent, int from, int to, Consumer<Boolean> isOut) {
        if (chance.in100(percent)) {
            Duration begin = sometime();
            house.time.after(begin, () -> isOut.accept(true));
            house.time.after(begin.plus(chance.seconds(from, to)), () -> isOut.accept(false));
        }
    }

    private boolean healed;

    private void fault() {
        int pause = house.scale.minutes() * 60 / 12;
        house.time.after(
                chance.seconds(1, pause * 2),
                () -> {
                    if (!healed) {
                        Faults.Blow blow = chance.in100(40) ? Faults.Blow.CRASH : Faults.Blow.ERROR;
                        int place = chance.in100(60) ? chance.from(0, 1) : chance.from(2, 15);
                        house.faults.plan(chance.from(0, 50), new Faults.Hit(blow, place));
                        fault();
                    }
                });
    }

    private void heal() {
        healed = true;
        house.time.write("all is healed");
        house.faults.heal();
        house.psps.forEach(psp -> psp.out(false));
        house.his.out(false);
        house.callbacks.doorShut(false);
    }

    /// Until nothing is open any more.
    private void evening() {
        Instant latest = house.time.now().plus(Duration.ofHours(2));
        Instant quietSince = house.time.now();
        while (!isOver()) {
            boolean waiting = house.isQuiet() && isTooLong(quietSince);
            if (waiting || house.time.now().isAfter(latest)) {
                throw new Broken("I14 everything ends when all is well", open());
            }
            if (!house.isQuiet()) {
                quietSince = house.time.now();
            }
            house.time.until(house.time.now().plusSeconds(house.isQuiet() ? 60 : 20));
        }
    }

    private boolean isTooLong(Instant since) {
        Duration quiet = Duration.between(since, house.time.now());
        return quiet.compareTo(PATIENCE) > 0
                && (quiet.compareTo(PATIENCE_WITH_REFUNDS) > 0
                        || house.storage.read().refunds().stream().noneMatch(Day::isMoving));
    }

    private boolean isOver() {
        if (!house.isQuiet()) {
            return false;
        }
        Tables tables = house.storage.read();
        return tables.intents().stream().noneMatch(Day::isOpen)
                && tables.outbox().stream().allMatch(Tables.Posting::done)
                && tables.news().stream().allMatch(Tables.News::done)
                && tables.refunds().stream().noneMatch(Day::isMoving);
    }

    private static boolean isMoving(Refund refund) {
        return switch (refund.standing().state()) {
            case SENT, REFUND_UNRESOLVED -> true;
            case APPROVED -> !refund.byVoucher();
            case REQUESTED, REFUNDED, REFUSED -> false;
        };
    }

    private static boolean isOpen(PaymentIntent intent) {
        return intent.progress().code().isOpen();
    }

    private String open() {
        Tables tables = house.storage.read();
        return house.callbacks.underWay
                + " callbacks, "
                + tables.intents().stream().filter(Day::isOpen).toList()
                + " "
                + tables.outbox().stream().filter(p -> !p.done()).toList()
                + " "
                + tables.refunds().stream().filter(Day::isMoving).toList();
    }
}

package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import vn.hospitalkiosk.device.cardunit.CardUnitProfile;
import vn.hospitalkiosk.device.cardunit.Crt591CardUnit;
import vn.hospitalkiosk.device.cardunit.MotionOutcome;
import vn.hospitalkiosk.device.cardunit.UnitAnswer;
import vn.hospitalkiosk.device.cardunit.UnitStatus;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.virtual.cardunit.CardUnitMishap;
import vn.hospitalkiosk.virtual.cardunit.CardUnitSimulator;
import vn.hospitalkiosk.virtual.cardunit.Place;
import vn.hospitalkiosk.virtual.line.PtyLine;

/// Drives card units over pseudo terminals while seeded faults strike; the simulators' mechanisms are the judges. Several units at once, each with a seed made of the given one and its number.
public final class CardUnitChaos {
    private static final int LANES = 8;
    private static final int PER_MILLE = 350;
    private static final List<Order> ORDERS = List.of(Order.values());

    /// @param faults struck
    /// @param motions ordered
    /// @param motionsRepeated commands to move beyond one acknowledged by the unit for each order: 0 asked for
    /// @param cardsUnaccounted outcomes the mechanism contradicts, or a place the driver does not come to know: 0 asked for
    /// @param unknown motions of which the driver said that it does not know
    /// @param complaints what was contradicted, with the seed of its unit
    public record Figures(
            int seed,
            int faults,
            int motions,
            int motionsRepeated,
            int cardsUnaccounted,
            int unknown,
            long millis,
            List<String> complaints) {}

    private enum Order {
        FEED,
        HOLD,
        EJECT,
        CAPTURE
    }

    private CardUnitChaos() {}

    public static Figures run(int faults, int seed) throws IOException, InterruptedException {
        int lanes = Math.min(LANES, Math.max(1, faults / 20));
        return run(faults, seed, seed * 1009, lanes);
    }

    /// Plays one unit of a run again.
    ///
    /// @param unitSeed as its complaint told it
    public static Figures again(int faults, int unitSeed) throws IOException, InterruptedException {
        return run(faults, unitSeed, unitSeed, 1);
    }

    private static Figures run(int faults, int seed, int firstUnit, int lanes)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path folder = Files.createTempDirectory("card-unit-chaos");
        List<Lane> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            Lane lane = new Lane(firstUnit + i, (faults + lanes - 1) / lanes, folder, i);
            all.add(lane);
            threads.add(Thread.ofPlatform().name("card-unit-chaos-" + i).start(lane::run));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Files.delete(folder);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new Figures(
                seed,
                all.stream().mapToInt(lane -> lane.faults).sum(),
                all.stream().mapToInt(lane -> lane.motions).sum(),
                all.stream().mapToInt(lane -> lane.repeated).sum(),
                all.stream().mapToInt(lane -> lane.unaccounted).sum(),
                all.stream().mapToInt(lane -> lane.unknown).sum(),
                millis,
                all.stream().flatMap(lane -> lane.complaints.stream()).toList());
    }

    /// One unit and its driver.
    private static final class Lane {
        private final int seed;
        private final int wanted;
        private final CardUnitSimulator there;
        private final SplittableRandom random;
        private final List<String> complaints = new ArrayList<>();
        private int faults;
        private int motions;
        private int repeated;
        private int unaccounted;
        private int unknown;

        Lane(int seed, int wanted, Path folder, int number) {
            this.seed = seed;
            this.wanted = wanted;
            this.random = new SplittableRandom(seed);
            this.there = new CardUnitSimulator(new PtyLine(folder.resolve("unit-" + number)));
            there.motionMillis(15);
            there.lateMillis(400);
            there.downMillis(100);
            there.paceMillis(2);
            there.stacker(50);
        }

        void run() {
            try (there) {
                there.start();
                try (Crt591CardUnit unit =
                        new Crt591CardUnit(
                                profile(),
                                baud -> SerialLine.to(there.address(), baud),
                                Clock.systemUTC())) {
                    Until.found(unit);
                    there.faults().seed(seed, PER_MILLE, EnumSet.allOf(CardUnitMishap.class));
                    while (there.faults().history().size() < wanted) {
                        round(unit);
                    }
                    there.faults().none();
                }
                faults = there.faults().history().size();
            } catch (IOException | RuntimeException | AssertionError e) {
                complain("the run ended early: " + e);
            }
        }

        private static CardUnitProfile profile() {
            CardUnitProfile model = CardUnitProfile.crt591();
            return new CardUnitProfile(
                    0,
                    List.of(115_200),
                    model.moves(),
                    new LinkTimes(
                            Duration.ofMillis(300),
                            Duration.ofMillis(100),
                            Duration.ofMillis(5),
                            3),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(300),
                    Optional.empty());
        }

        private void round(Crt591CardUnit unit) {
            there.emptyBin();
            if (there.state().cards().getOrDefault(Place.STACKER, 0) < 10) {
                there.stacker(50);
            }
            Order order = ORDERS.get(random.nextInt(ORDERS.size()));
            Map<Place, Integer> before = there.state().cards();
            int acknowledged = there.motionsAcknowledged();
            MotionOutcome outcome =
                    switch (order) {
                        case FEED -> unit.feed();
                        case HOLD -> unit.hold();
                        case EJECT -> unit.eject();
                        case CAPTURE -> unit.capture();
                    };
            motions++;
            int extra = there.motionsAcknowledged() - acknowledged - 1;
            if (extra > 0) {
                repeated += extra;
                complain(order + " was acknowledged " + (extra + 1) + " times");
            }
            judge(order, outcome, before, there.state().cards());
            there.jam(false);
            look(unit);
        }

        private void judge(
                Order order,
                MotionOutcome outcome,
                Map<Place, Integer> before,
                Map<Place, Integer> after) {
            boolean moved = !before.equals(after);
            boolean arrived =
                    switch (order) {
                        case FEED -> after.getOrDefault(Place.IC, 0) == 1;
                        case HOLD -> after.getOrDefault(Place.GATE, 0) == 1;
                        case EJECT -> more(Place.OUTSIDE, before, after);
                        case CAPTURE -> more(Place.BIN, before, after);
                    };
            boolean right =
                    switch (outcome) {
                        case MotionOutcome.Moved _ -> arrived;
                        case MotionOutcome.NotMoved(var failure) ->
                                failure.code().equals("U11")
                                        ? after.getOrDefault(Place.PATH, 0) == 1
                                        : !moved;
                        case MotionOutcome.Unknown _ -> true;
                    };
            if (outcome instanceof MotionOutcome.Unknown) {
                unknown++;
            }
            if (!right) {
                unaccounted++;
                complain(order + " " + outcome + " but " + before + " became " + after);
            }
        }

        private static boolean more(
                Place place, Map<Place, Integer> before, Map<Place, Integer> after) {
            return after.getOrDefault(place, 0) == before.getOrDefault(place, 0) + 1;
        }

        /// The driver comes to know where the card is, whatever struck it.
        private void look(Crt591CardUnit unit) {
            try {
                Until.holds(
                        "the driver sees the card where it is",
                        () ->
                                unit.status() instanceof UnitAnswer.Told<UnitStatus>(var status)
                                        && status.place() == place());
            } catch (AssertionError e) {
                unaccounted++;
                List<String> trace = unit.trace();
                complain(
                        e.getMessage()
                                + ": "
                                + there.state().cards()
                                + ", driver "
                                + unit.state()
                                + ", last frames "
                                + trace.subList(Math.max(0, trace.size() - 40), trace.size()));
            }
        }

        private UnitStatus.Place place() {
            return switch (there.state().status().charAt(0)) {
                case '0' -> UnitStatus.Place.NONE;
                case '1' -> UnitStatus.Place.GATE;
                default -> UnitStatus.Place.INSIDE;
            };
        }

        private void complain(String what) {
            complaints.add("unit of seed " + seed + ", order " + motions + ": " + what);
        }
    }
}

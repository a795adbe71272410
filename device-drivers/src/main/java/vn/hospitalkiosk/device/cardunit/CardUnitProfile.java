package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.device.link.LinkTimes;

/// What a model of card unit wants to be told; units in the field differ from the specification (one bins where it should eject), so every motion's PM stands here.
///
/// @param address on a shared line, 0 to 255
/// @param bauds speeds to try, in this order, until the unit answers; the one that worked is tried first from then on. At least one; a line without speed takes any
/// @param moves PM bytes of the motions
/// @param times of the link; the specification waits 300 ms for an ACK
/// @param answerWithin longest time from ACK to answer of a question or APDU
/// @param lateWithin how long after a wait in vain an answer may still come: until then no answer to a like command is believed
/// @param moveWithin the same for a motion
/// @param settleWithin how long to ask where the card is after a motion without answer
/// @param heartbeat rest between two questions for the status while nobody uses the unit
/// @param magnetic how to read the magnetic stripe, for units that have a head
public record CardUnitProfile(
        int address,
        List<Integer> bauds,
        Moves moves,
        LinkTimes times,
        Duration answerWithin,
        Duration lateWithin,
        Duration moveWithin,
        Duration settleWithin,
        Duration heartbeat,
        Optional<Magnetic> magnetic) {
    /// PM bytes, of INIT and of MOVE.
    ///
    /// @param initialise what INIT does to a card inside; `37` leaves it where it is and lets captures count, `33` leaves it and does not count them
    /// @param hold to the gate, held there; a unit that cannot hold gives it out
    /// @param contact to the chip's contacts
    /// @param radio to the antenna
    /// @param capture into the bin
    /// @param eject out of the gate
    public record Moves(int initialise, int hold, int contact, int radio, int capture, int eject) {
        private static final int LEAVE = 0x33;
        private static final int LEAVE_AND_COUNT = 0x37;

        /// Whether a card is where it was after INIT: otherwise a lost motion cannot be judged behind one.
        boolean initialiseLeavesCard() {
            return initialise == LEAVE || initialise == LEAVE_AND_COUNT;
        }
    }

    /// How the stripe is read.
    ///
    /// @param cm of the command
    /// @param pm of the command
    /// @param underNegativeHead the unit answers tracks under the head of a failure (`N`), as seen on HB-HDN
    public record Magnetic(int cm, int pm, boolean underNegativeHead) {}

    public CardUnitProfile {
        bauds = List.copyOf(bauds);
        if (address < 0 || address > 0xFF || bauds.isEmpty()) {
            throw new IllegalArgumentException("no card unit has such an address or no speed");
        }
    }

    /// CRT-591-M001 as specified: MOVE 30 holds at the gate, 39 lets go; INIT leaves a card where it is and counts captures; no magnetic head.
    public static CardUnitProfile crt591() {
        return new CardUnitProfile(
                0,
                List.of(115_200, 57_600, 38_400, 19_200, 9_600),
                new Moves(0x37, 0x30, 0x31, 0x32, 0x33, 0x39),
                new LinkTimes(
                        Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofMillis(50), 3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                Optional.empty());
    }

    /// CRT-591-(R02)HB-HDN as seen in the field: MOVE 39 captures, 30 gives out and nothing holds; the stripe is read by 36 37 and answered under `N`. Never tried on the unit itself.
    public static CardUnitProfile hbHdn() {
        CardUnitProfile model = crt591();
        return new CardUnitProfile(
                model.address(),
                model.bauds(),
                new Moves(0x37, 0x30, 0x31, 0x32, 0x39, 0x30),
                model.times(),
                model.answerWithin(),
                model.lateWithin(),
                model.moveWithin(),
                model.settleWithin(),
                model.heartbeat(),
                Optional.of(new Magnetic(0x36, 0x37, true)));
    }
}

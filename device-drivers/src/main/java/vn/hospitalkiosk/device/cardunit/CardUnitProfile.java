package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.link.LinkTimes;

/// What a model of card unit wants to be told; units in the field differ from the specification (one bins where it should eject), so every motion's PM stands here.
///
/// @param address on a shared line, 0 to 255
/// @param moves PM bytes of the motions
/// @param times of the link; the specification waits 300 ms for an ACK
/// @param answerWithin longest time from ACK to answer of a question or APDU
/// @param moveWithin the same for a motion
/// @param settleWithin how long to ask where the card is after a motion without answer
/// @param magnetic how to read the magnetic stripe, for units that have a head
public record CardUnitProfile(
        int address,
        Moves moves,
        LinkTimes times,
        Duration answerWithin,
        Duration moveWithin,
        Duration settleWithin,
        Optional<Magnetic> magnetic) {
    /// @param initialise PM of INIT: what happens to a card inside
    public record Moves(int initialise, int hold, int contact, int radio, int capture, int eject) {}

    /// CM and PM of the command that reads the stripe.
    public record Magnetic(int cm, int pm) {}

    public CardUnitProfile {
        if (address < 0 || address > 0xFF) {
            throw new IllegalArgumentException("no card unit has such an address");
        }
    }

    /// CRT-591-M001 as specified: INIT leaves a card where it is, no magnetic head.
    public static CardUnitProfile crt591() {
        return new CardUnitProfile(
                0,
                new Moves(0x33, 0x30, 0x31, 0x32, 0x33, 0x39),
                new LinkTimes(
                        Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofMillis(50), 3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Optional.empty());
    }
}

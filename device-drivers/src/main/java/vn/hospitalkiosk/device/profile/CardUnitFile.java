package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.cardunit.CardUnitProfile;
import vn.hospitalkiosk.device.yaml.Between;

/// `card-unit.yaml`; the values are those of [CardUnitProfile].
///
/// @param unitAddress on a shared line
/// @param magnetic for units with a magnetic head
/// @param lateWithin how long after a wait in vain an answer may still come
/// @param heartbeat rest between two questions for the status
public record CardUnitFile(
        boolean installed,
        Transport transport,
        @Between(least = 0, most = 15) int unitAddress,
        Moves moves,
        Optional<Magnetic> magnetic,
        LinkFile link,
        @Between(least = 500, most = 60_000) Duration answerWithin,
        @Between(least = 500, most = 60_000) Optional<Duration> lateWithin,
        @Between(least = 1_000, most = 120_000) Duration moveWithin,
        @Between(least = 500, most = 120_000) Duration settleWithin,
        @Between(least = 100, most = 60_000) Optional<Duration> heartbeat)
        implements DeviceFile {
    /// PM bytes.
    record Moves(
            @Between(least = 0x30, most = 0x3F) int initialise,
            @Between(least = 0x30, most = 0x3F) int hold,
            @Between(least = 0x30, most = 0x3F) int contact,
            @Between(least = 0x30, most = 0x3F) int radio,
            @Between(least = 0x30, most = 0x3F) int capture,
            @Between(least = 0x30, most = 0x3F) int eject) {
        Moves {
            if (capture == eject) {
                throw new IllegalArgumentException("must not bin and eject by the same byte");
            }
        }
    }

    /// CM and PM.
    ///
    /// @param underNegativeHead the unit answers tracks under the head of a failure; not when it is missing
    record Magnetic(
            @Between(least = 0x20, most = 0xFF) int command,
            @Between(least = 0x20, most = 0xFF) int parameter,
            Optional<Boolean> underNegativeHead) {}

    public CardUnitProfile profile() {
        CardUnitProfile model = CardUnitProfile.crt591();
        return new CardUnitProfile(
                unitAddress,
                transport instanceof Transport.Serial serial ? serial.baud() : model.bauds(),
                new CardUnitProfile.Moves(
                        moves.initialise,
                        moves.hold,
                        moves.contact,
                        moves.radio,
                        moves.capture,
                        moves.eject),
                link.times(),
                answerWithin,
                lateWithin.orElse(model.lateWithin()),
                moveWithin,
                settleWithin,
                heartbeat.orElse(model.heartbeat()),
                magnetic.map(m ->
                        new CardUnitProfile.Magnetic(
                                m.command, m.parameter, m.underNegativeHead.orElse(false))));
    }

    @Override
    public boolean simulated() {
        return transport.simulated();
    }

    @Override
    public String address() {
        return DeviceFile.words(transport);
    }
}

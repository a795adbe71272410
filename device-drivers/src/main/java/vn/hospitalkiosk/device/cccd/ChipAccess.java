package vn.hospitalkiosk.device.cccd;

import java.util.Optional;
import net.sf.scuba.smartcards.CommandAPDU;

/// Opens a chip with what is known of the card: PACE, and BAC when the chip has no PACE or refuses it.
final class ChipAccess {
    private final CountedCard card;
    private final ReadRequest request;

    ChipAccess(CountedCard card, ReadRequest request) {
        this.card = card;
        this.request = request;
    }

    /// @throws StopReading when the chip does not open
    SecureChannel open() {
        return switch (new Pace(card, request).open()) {
            case Pace.Result.Opened(var wrapper) -> new SecureChannel(card, wrapper, false);
            case Pace.Result.NoPace(String why) -> withoutPace(why);
            case Pace.Result.Broken(ReadOutcome outcome) -> {
                if (request.documentKey().isEmpty()) {
                    throw new StopReading(outcome);
                }
                yield withoutPace("PACE failed");
            }
        };
    }

    private SecureChannel withoutPace(String why) {
        if (!selected()) {
            throw new StopReading(Failures.notACccd(why + ", and no ICAO application"));
        }
        Optional<DocumentKey> key = request.documentKey();
        if (key.isEmpty()) {
            throw new StopReading(Failures.needsDocumentKey(why));
        }
        return new SecureChannel(card, BasicAccess.open(card, key.get()), true);
    }

    private boolean selected() {
        return card.transmit(
                                new CommandAPDU(
                                        0x00, 0xA4, 0x04, 0x0C, SecureChannel.APPLICATION.clone()))
                        .getSW()
                == 0x9000;
    }
}

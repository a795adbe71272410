package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import java.util.Optional;

/// What the unit answers.
sealed interface UnitReply {
    /// Head, CM, PM, two characters.
    int FAILURE_BYTES = 5;

    /// @param data may hold card data; whoever takes it wipes it
    @SuppressWarnings("ArrayRecordComponent") // wiped by its taker: a copy would outlive that
    record Done(UnitStatus status, byte[] data) implements UnitReply {
        @Override
        public String toString() {
            return "Done[" + status + ", " + data.length + " bytes]";
        }
    }

    /// Data of a stripe that came under the head of a failure.
    ///
    /// @param data whoever takes it wipes it
    @SuppressWarnings("ArrayRecordComponent") // wiped by its taker: a copy would outlive that
    record Tracks(byte[] data) implements UnitReply {
        @Override
        public String toString() {
            return "Tracks[" + data.length + " bytes]";
        }
    }

    record Failed(ErrorCode code) implements UnitReply {}

    /// A frame that fits no answer.
    record Strange() implements UnitReply {}

    /// Whether this text answers that command: it repeats CM and PM.
    static boolean answers(byte[] text, CardUnitCommand command) {
        return text.length >= 3
                && (text[0] == 'P' || text[0] == 'N' || text[0] == 'E')
                && (text[1] & 0xFF) == command.cm()
                && (text[2] & 0xFF) == command.pm();
    }

    /// Like the other, for an answer to that command: a stripe told under `N` (see [CardUnitProfile.Magnetic]) is data without a status.
    static UnitReply of(byte[] text, CardUnitCommand command) {
        boolean stripe =
                command instanceof CardUnitCommand.Stripe(CardUnitProfile.Magnetic how)
                        && how.underNegativeHead();
        if (stripe && text.length > FAILURE_BYTES && text[0] == 'N') {
            return new Tracks(Arrays.copyOfRange(text, 3, text.length));
        }
        return of(text);
    }

    /// Takes apart `P CM PM st0 st1 st2 DATA` or `N CM PM e1 e0 DATA`; some units print the head of a failure as `E` (0x45).
    static UnitReply of(byte[] text) {
        if (text.length >= FAILURE_BYTES && (text[0] == 'N' || text[0] == 'E')) {
            return new Failed(new ErrorCode((char) (text[3] & 0xFF), (char) (text[4] & 0xFF)));
        }
        if (text.length >= 6 && text[0] == 'P') {
            Optional<UnitStatus.Place> place = place(text[3]);
            Optional<UnitStatus.Stock> stock = stock(text[4]);
            if (place.isPresent() && stock.isPresent() && (text[5] == '0' || text[5] == '1')) {
                UnitStatus status = new UnitStatus(place.get(), stock.get(), text[5] == '1');
                return new Done(status, Arrays.copyOfRange(text, 6, text.length));
            }
        }
        return new Strange();
    }

    private static Optional<UnitStatus.Place> place(byte st0) {
        return switch (st0) {
            case '0' -> Optional.of(UnitStatus.Place.NONE);
            case '1' -> Optional.of(UnitStatus.Place.GATE);
            case '2' -> Optional.of(UnitStatus.Place.INSIDE);
            default -> Optional.empty();
        };
    }

    private static Optional<UnitStatus.Stock> stock(byte st1) {
        return switch (st1) {
            case '0' -> Optional.of(UnitStatus.Stock.EMPTY);
            case '1' -> Optional.of(UnitStatus.Stock.FEW);
            case '2' -> Optional.of(UnitStatus.Stock.ENOUGH);
            default -> Optional.empty();
        };
    }
}

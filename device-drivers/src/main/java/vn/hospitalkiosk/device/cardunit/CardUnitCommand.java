package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import vn.hospitalkiosk.device.DeviceCommand;

/// What the unit is told, as `C CM PM DATA` (CRT-591-M001; table in devices.md §1d).
sealed interface CardUnitCommand {
    byte COMMAND = 0x43;

    int cm();

    int pm();

    /// What doing it twice would mean.
    DeviceCommand kind();

    default byte[] data() {
        return new byte[0];
    }

    default byte[] text() {
        byte[] data = data();
        byte[] text = new byte[3 + data.length];
        text[0] = COMMAND;
        text[1] = (byte) cm();
        text[2] = (byte) pm();
        System.arraycopy(data, 0, text, 3, data.length);
        return text;
    }

    /// Asks, or sets what may be set twice.
    record Ask(int cm, int pm) implements CardUnitCommand, DeviceCommand.Idempotent {
        static final Ask STATUS = new Ask(0x31, 0x30);
        static final Ask SENSORS = new Ask(0x31, 0x31);
        static final Ask ENTRY_ON = new Ask(0x33, 0x30);
        static final Ask ENTRY_OFF = new Ask(0x33, 0x31);
        static final Ask BIN_COUNT = new Ask(0xA5, 0x30);
        static final Ask SERIAL = new Ask(0xA2, 0x30);
        static final Ask CONFIGURATION = new Ask(0xA3, 0x30);
        static final Ask VERSION = new Ask(0xA4, 0x30);
        static final Ask COLD_RESET = new Ask(0x51, 0x30);
        static final Ask RADIO_ACTIVATE = new Ask(0x60, 0x30);

        @Override
        public DeviceCommand kind() {
            return this;
        }
    }

    /// Reads the magnetic stripe.
    record Stripe(CardUnitProfile.Magnetic how)
            implements CardUnitCommand, DeviceCommand.Idempotent {
        @Override
        public int cm() {
            return how.cm();
        }

        @Override
        public int pm() {
            return how.pm();
        }

        @Override
        public DeviceCommand kind() {
            return this;
        }
    }

    /// Moves a card, or the mechanism.
    record Move(int cm, int pm) implements CardUnitCommand, DeviceCommand.Motion {
        @Override
        public DeviceCommand kind() {
            return this;
        }
    }

    /// One APDU to the card. Typed like a motion: a card may change its own state by it.
    @SuppressWarnings("ArrayRecordComponent") // sent once, compared with none
    record Apdu(int cm, int pm, byte[] bytes) implements CardUnitCommand, DeviceCommand.Motion {
        private static final int SHORTEST = 4;
        private static final int LONGEST = 261;

        public Apdu {
            if (bytes.length < SHORTEST || bytes.length > LONGEST) {
                throw new IllegalArgumentException("no APDU has " + bytes.length + " bytes");
            }
        }

        static Apdu contact(byte[] bytes) {
            return new Apdu(0x51, 0x39, bytes);
        }

        static Apdu radio(RadioCard card, byte[] bytes) {
            return new Apdu(0x60, card == RadioCard.TYPE_A ? 0x34 : 0x35, bytes);
        }

        @Override
        public DeviceCommand kind() {
            return this;
        }

        @Override
        public byte[] data() {
            return Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public String toString() {
            return "Apdu[" + bytes.length + " bytes]";
        }
    }
}

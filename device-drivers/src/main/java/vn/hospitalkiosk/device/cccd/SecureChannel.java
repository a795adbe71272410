package vn.hospitalkiosk.device.cccd;

import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.jmrtd.protocol.SecureMessagingWrapper;

/// Secure messaging with the opened chip (ICAO Doc 9303-11 §9.8).
final class SecureChannel {
    static final byte[] APPLICATION = {(byte) 0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

    private final CountedCard card;
    private SecureMessagingWrapper wrapper;
    private boolean selected;

    /// @param selected whether the ICAO application is selected already
    SecureChannel(CountedCard card, SecureMessagingWrapper wrapper, boolean selected) {
        this.card = card;
        this.wrapper = wrapper;
        this.selected = selected;
    }

    SecureMessagingWrapper wrapper() {
        return wrapper;
    }

    /// Under other keys.
    void goOn(SecureMessagingWrapper agreed) {
        wrapper = agreed;
    }

    /// The chip's answer, decrypted and checked. When the chip answers in the clear it has given up the session: data is then empty and only the status word counts.
    ///
    /// @throws StopReading when the answer was not made by the chip that was opened
    Answer send(CommandAPDU command) {
        ResponseAPDU raw = card.transmit(wrapper.wrap(command));
        if (raw.getData().length == 0) {
            return new Answer(new byte[0], raw.getSW(), false);
        }
        try {
            ResponseAPDU clear = wrapper.unwrap(raw);
            return new Answer(clear.getData(), clear.getSW(), true);
        } catch (RuntimeException e) {
            throw new StopReading(Failures.unreadable("an answer does not fit the secure session"));
        }
    }

    /// The ICAO application, LDS1. False when the chip has none.
    boolean selectApplication() {
        selected = selected || send(new CommandAPDU(0x00, 0xA4, 0x04, 0x0C, APPLICATION)).ok();
        return selected;
    }

    /// @param data decrypted
    /// @param statusWord two bytes
    /// @param intact false when the session is over
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(byte[] data, int statusWord, boolean intact) {
        boolean ok() {
            return intact && statusWord == 0x9000;
        }

        @Override
        public String toString() {
            return "Answer[" + Pace.hex(statusWord) + "]";
        }
    }
}

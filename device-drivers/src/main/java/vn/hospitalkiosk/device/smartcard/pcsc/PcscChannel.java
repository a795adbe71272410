package vn.hospitalkiosk.device.smartcard.pcsc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException;
import vn.hospitalkiosk.device.smartcard.CardLineException.BrokenLine;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;

/// A card connected through PC/SC. Buffers hold a whole extended APDU (65,536 bytes and status word) and are wiped after every answer.
final class PcscChannel implements CardChannel {
    private static final int BUFFER_BYTES = 66_000;
    private static final long LEAVE_CARD = 0;
    private static final long RESET_CARD = 1;

    private final PcscLibrary pcsc;
    private final long handle;
    private final byte[] atr;
    private final BooleanSupplier cardLeaves;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment request;
    private final MemorySegment command = arena.allocate(BUFFER_BYTES);
    private final MemorySegment answer = arena.allocate(BUFFER_BYTES);
    private final MemorySegment answerBytes = arena.allocate(8, 8);
    private boolean cardLeft;

    PcscChannel(
            PcscLibrary pcsc, long handle, long protocol, byte[] atr, BooleanSupplier cardLeaves) {
        this.pcsc = pcsc;
        this.handle = handle;
        this.atr = atr;
        this.cardLeaves = cardLeaves;
        PcscLayout layout = pcsc.layout();
        this.request = arena.allocate(layout.ioRequestBytes(), 8);
        layout.set(request, 0, protocol);
        layout.set(request, layout.dword().byteSize(), layout.ioRequestBytes());
    }

    @Override
    public byte[] transmit(byte[] apdu) {
        if (apdu.length > BUFFER_BYTES) {
            throw new IllegalArgumentException("an APDU has at most 65,544 bytes");
        }
        MemorySegment.copy(apdu, 0, command, ValueLayout.JAVA_BYTE, 0, apdu.length);
        pcsc.layout().set(answerBytes, 0, BUFFER_BYTES);
        try {
            long code = pcsc.transmit(handle, request, command, apdu.length, answer, answerBytes);
            int length = (int) pcsc.layout().get(answerBytes, 0);
            if (code != PcscCode.SUCCESS) {
                throw explained(PcscCode.failure("SCardTransmit", code));
            }
            if (length == 0) {
                // What a card pulled in mid-command looks like on some readers (cccd.md, trap 3).
                throw explained(new CardRemoved("the card left during an exchange"));
            }
            if (length == 1 || length > BUFFER_BYTES) {
                throw explained(new BrokenLine("SCardTransmit gave half an answer"));
            }
            return answer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        } finally {
            command.fill((byte) 0);
            answer.fill((byte) 0);
        }
    }

    private CardLineException explained(CardLineException failure) {
        CardLineException explained =
                failure instanceof BrokenLine && cardLeaves.getAsBoolean()
                        ? new CardRemoved("the card left during an exchange")
                        : failure;
        cardLeft = explained instanceof CardRemoved;
        return explained;
    }

    @Override
    public byte[] atr() {
        return atr.clone();
    }

    @Override
    public void close() {
        // There is nothing to reset when the card is gone; trying to keeps vpcd from seeing the
        // next one.
        pcsc.disconnect(handle, cardLeft ? LEAVE_CARD : RESET_CARD);
        arena.close();
    }
}

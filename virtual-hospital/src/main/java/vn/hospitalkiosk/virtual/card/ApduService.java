package vn.hospitalkiosk.virtual.card;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// The card without PC/SC: frames of a 2-byte big-endian length and an APDU, answered likewise; an answer of length 0 means that no card is there. A frame of length 0 asks for presence and is answered by one byte, 1 or 0. The first APDU of a connection finds the card reset.
final class ApduService implements UnixDoor.Service {
    private final CardSlot slot;
    private final CardSlot.Reader reader;

    ApduService(CardSlot slot) {
        this.slot = slot;
        this.reader = slot.reader();
    }

    @Override
    public void serve(SocketChannel caller) throws IOException {
        boolean met = false;
        DataInputStream in = new DataInputStream(Channels.newInputStream(caller));
        while (true) {
            byte[] command;
            try {
                command = new byte[in.readUnsignedShort()];
                in.readFully(command);
            } catch (EOFException e) {
                return;
            }
            if (!met && command.length > 0) {
                met = true;
                reader.reset();
            }
            byte[] answer =
                    command.length == 0
                            ? new byte[] {(byte) (slot.inserted() ? 1 : 0)}
                            : reader.exchange(command).orElse(new byte[0]);
            byte[] length = {(byte) (answer.length >> 8), (byte) answer.length};
            ByteBuffer frame = ByteBuffer.wrap(Tlv.join(length, answer));
            while (frame.hasRemaining()) {
                caller.write(frame);
            }
        }
    }
}

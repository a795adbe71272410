package vn.hospitalkiosk.device.smartcard.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Frames of two bytes big-endian length and that many bytes, both ways.
final class Frames implements AutoCloseable {
    private final SocketChannel channel;

    Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /// An empty request asks whether a card lies there; one byte 1 or 0 answers.
    boolean presence() throws IOException {
        byte[] answer = exchange(new byte[0]);
        if (answer.length != 1) {
            throw new IOException("a question for presence was not answered by one byte");
        }
        return answer[0] == 1;
    }

    byte[] exchange(byte[] request) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(2 + request.length);
        out.putShort((short) request.length).put(request).flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        int length = Short.toUnsignedInt(filled(2).getShort());
        byte[] answer = new byte[length];
        filled(length).get(answer);
        return answer;
    }

    private ByteBuffer filled(int bytes) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(bytes);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the far side hung up");
            }
        }
        return in.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is lost: the far side sees the end of the stream either way.
        }
    }
}

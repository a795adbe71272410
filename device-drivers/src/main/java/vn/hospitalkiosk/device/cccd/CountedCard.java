package vn.hospitalkiosk.device.cccd;

import java.io.ByteArrayOutputStream;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException;
import vn.hospitalkiosk.device.smartcard.CardLineException.BrokenLine;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;

/// A card as JMRTD wants to see it. Counts exchanges and keeps what went wrong, because JMRTD wraps it beyond recognition.
final class CountedCard extends CardService {
    private static final int OK = 0x9000;
    private static final int MORE_DATA = 0x61;
    private static final int RIGHT_LENGTH = 0x6C;
    private static final int MOST_PARTS = 300;

    private final CardChannel channel;
    private int exchanges;
    private int lastStatusWord;
    private int firstRefusal = OK;
    private @Nullable CardLineException failure;

    CountedCard(CardChannel channel) {
        this.channel = channel;
    }

    /// @throws CardLineException when the card does not answer
    @Override
    public ResponseAPDU transmit(CommandAPDU command) {
        byte[] sent = command.getBytes();
        byte[] answer = exchanged(sent);
        if (answer.length == 2 && answer[0] == RIGHT_LENGTH && endsInLength(sent)) {
            sent[sent.length - 1] = answer[1];
            answer = exchanged(sent);
        }
        if (answer[answer.length - 2] == MORE_DATA) {
            answer = gathered(answer, command.getCLA() & 0x03);
        }
        ResponseAPDU response = new ResponseAPDU(answer);
        lastStatusWord = response.getSW();
        if (firstRefusal == OK && lastStatusWord != OK) {
            firstRefusal = lastStatusWord;
        }
        return response;
    }

    /// Short, and asking for an answer: a chip that would have given another length is asked again with that.
    private static boolean endsInLength(byte[] command) {
        return command.length == 5
                || (command.length > 6
                        && command[4] != 0
                        && command.length == 6 + Byte.toUnsignedInt(command[4]));
    }

    /// An answer in parts: GET RESPONSE until there are none left (ISO 7816-4 §5.3.4).
    private byte[] gathered(byte[] first, int cla) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = first;
        for (int i = 0; i < MOST_PARTS && part[part.length - 2] == MORE_DATA; i++) {
            whole.write(part, 0, part.length - 2);
            int expected = part[part.length - 1] & 0xFF;
            part =
                    exchanged(
                            new CommandAPDU(cla, 0xC0, 0, 0, expected == 0 ? 256 : expected)
                                    .getBytes());
        }
        whole.write(part, 0, part.length);
        return whole.toByteArray();
    }

    private byte[] exchanged(byte[] command) {
        exchanges++;
        byte[] answer;
        try {
            answer = channel.transmit(command);
        } catch (CardLineException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            failure = new BrokenLine("the transport threw " + e.getClass().getSimpleName());
            throw failure;
        }
        if (answer.length < 2) {
            failure =
                    answer.length == 0
                            ? new CardRemoved("the card gave an empty answer")
                            : new BrokenLine("the card gave half a status word");
            throw failure;
        }
        return answer;
    }

    int exchanges() {
        return exchanges;
    }

    int lastStatusWord() {
        return lastStatusWord;
    }

    /// From here on, the first refusal counts: libraries try again in other ways.
    void forgetRefusals() {
        firstRefusal = OK;
    }

    /// 9000 when nothing was refused.
    int firstRefusal() {
        return firstRefusal;
    }

    /// Throws again what ended the line, whatever a library made of it.
    void rethrowFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void open() {
        // The channel is open from its beginning.
    }

    @Override
    public boolean isOpen() {
        return failure == null;
    }

    @Override
    public byte[] getATR() {
        return channel.atr();
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public boolean isConnectionLost(Exception e) {
        return failure != null;
    }
}

package vn.hospitalkiosk.device.cccd;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import net.sf.scuba.smartcards.CommandAPDU;

/// Reads files, raw, over any number of secure sessions: what was read in one is not read again in the next.
final class FileReader {
    private static final int NOT_FOUND = 0x6A82;
    private static final int NO_RECORD = 0x6A83;
    private static final int NOT_ALLOWED = 0x6982;
    private static final int END_OF_FILE = 0x6282;

    /// READ BINARY with an offset in P1 and P2 has fifteen bits for it (ISO 7816-4 §11.3.3).
    private static final int LARGEST = 0x7FFF;

    /// What became of a file.
    sealed interface Result {
        @SuppressWarnings("ArrayRecordComponent")
        record Content(byte[] bytes) implements Result {
            @Override
            public String toString() {
                return "Content[" + bytes.length + " bytes]";
            }
        }

        record Missing() implements Result {}

        /// The chip keeps it to itself.
        record Refused() implements Result {}

        /// Longer than a file may be here.
        record TooLarge() implements Result {}
    }

    /// The chip, or its reader, will not have so much at once.
    static final class PortionRefused extends RuntimeException {
        private final int statusWord;

        PortionRefused(int statusWord) {
            super("a portion was refused", null, false, false);
            this.statusWord = statusWord;
        }

        int statusWord() {
            return statusWord;
        }
    }

    private final Map<ElementaryFile, ByteArrayOutputStream> begun =
            new EnumMap<>(ElementaryFile.class);
    private final Map<ElementaryFile, Result> done = new EnumMap<>(ElementaryFile.class);
    private final IntConsumer onBytes;
    private boolean byShortId = true;

    /// @param onBytes hears how many bytes arrived
    FileReader(IntConsumer onBytes) {
        this.onBytes = onBytes;
    }

    /// @throws PortionRefused when the session cannot go on with this portion; go on with a smaller one and a new session
    Result read(ElementaryFile file, SecureChannel channel, Portion portion) {
        Result known = done.get(file);
        if (known != null) {
            return known;
        }
        Result result = continued(file, channel, portion);
        done.put(file, result);
        return result;
    }

    private Result continued(ElementaryFile file, SecureChannel channel, Portion portion) {
        ByteArrayOutputStream bytes =
                begun.computeIfAbsent(file, _ -> new ByteArrayOutputStream(portion.bytes));
        boolean selected = false;
        int whole = wholeLength(file, bytes);
        while (whole < 0 || bytes.size() < whole) {
            if (whole > LARGEST) {
                return new Result.TooLarge();
            }
            int at = bytes.size();
            boolean open = byShortId && at == 0;
            if (!open && !selected) {
                SecureChannel.Answer answer = channel.send(select(file));
                if (!answer.ok()) {
                    return refusal(file, answer, true);
                }
                selected = true;
            }
            int wanted = whole < 0 ? portion.first() : Math.min(portion.bytes, whole - at);
            SecureChannel.Answer answer =
                    channel.send(open ? readShort(file, wanted) : readAt(at, wanted));
            boolean ended = answer.intact() && answer.statusWord() == END_OF_FILE;
            if (!answer.ok() && !ended) {
                if (open && answer.intact() && unknownFile(answer)) {
                    // No short ids here? Then the long way, for this file and all that follow.
                    byShortId = false;
                    continue;
                }
                return refusal(file, answer, false);
            }
            if (answer.data().length == 0 || answer.data().length > wanted) {
                throw broken(file);
            }
            selected = true;
            bytes.writeBytes(answer.data());
            onBytes.accept(answer.data().length);
            whole = wholeLength(file, bytes);
            if (ended && (whole < 0 || bytes.size() < whole)) {
                throw broken(file);
            }
        }
        return new Result.Content(Arrays.copyOf(bytes.toByteArray(), whole));
    }

    private static boolean unknownFile(SecureChannel.Answer answer) {
        return answer.statusWord() == NOT_FOUND || answer.statusWord() == NO_RECORD;
    }

    private Result refusal(ElementaryFile file, SecureChannel.Answer answer, boolean selecting) {
        if (unknownFile(answer)) {
            return new Result.Missing();
        }
        if (answer.statusWord() == NOT_ALLOWED && answer.intact()) {
            return new Result.Refused();
        }
        if (selecting) {
            throw broken(file);
        }
        throw new PortionRefused(answer.statusWord());
    }

    private static int wholeLength(ElementaryFile file, ByteArrayOutputStream bytes) {
        if (bytes.size() == 0) {
            return -1;
        }
        try {
            byte[] head = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), 8));
            int whole = Tlv.wholeLength(head);
            if ((head[0] & 0xFF) != file.tag) {
                throw broken(file);
            }
            return whole;
        } catch (IllegalArgumentException e) {
            throw broken(file);
        }
    }

    private static StopReading broken(ElementaryFile file) {
        return new StopReading(Failures.unreadable(file + " cannot be understood"));
    }

    private static CommandAPDU select(ElementaryFile file) {
        byte[] id = {(byte) (file.fileId >> 8), (byte) file.fileId};
        return new CommandAPDU(0x00, 0xA4, 0x02, 0x0C, id);
    }

    private static CommandAPDU readShort(ElementaryFile file, int bytes) {
        return new CommandAPDU(0x00, 0xB0, 0x80 | file.shortId, 0, bytes);
    }

    private static CommandAPDU readAt(int offset, int bytes) {
        return new CommandAPDU(0x00, 0xB0, offset >> 8, offset & 0xFF, bytes);
    }

    /// What was read, for the hashes.
    Map<ElementaryFile, byte[]> contents() {
        Map<ElementaryFile, byte[]> contents = new EnumMap<>(ElementaryFile.class);
        done.forEach((file, result) -> {
            if (result instanceof Result.Content(byte[] bytes)) {
                contents.put(file, bytes);
            }
        });
        return contents;
    }

    /// Files the chip says it does not have.
    List<ElementaryFile> missing() {
        return done.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Result.Missing)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Overwrites everything read; the reader is then of no further use.
    void wipe() {
        contents().values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
        done.clear();
        begun.clear();
    }
}

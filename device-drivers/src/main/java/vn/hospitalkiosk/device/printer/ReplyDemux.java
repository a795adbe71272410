package vn.hospitalkiosk.device.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes apart what a printer sends, by the fixed bits of each kind (Citizen CT-S310 §5.3, Epson TM-U295 appendix D; rule in devices.md §1c). No input, no clock. XON and XOFF may stand anywhere, also inside another reply: no other kind has their values. Garbage costs at most the reply it hits.
final class ReplyDemux {
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;
    private static final int BLOCK = 0x37;
    private static final int NAME = 0x5F;
    private static final int PROCESS_ID = 0x22;
    private static final int CLEARED = 0x25;
    private static final int LONGEST_BLOCK = 80;
    private static final int AUTOMATIC_BYTES = 4;

    private final int[] automatic = new int[AUTOMATIC_BYTES];
    private int automaticSeen;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private boolean inBlock;

    List<Reply> accept(byte[] bytes, int count) {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next(bytes[i] & 0xFF).ifPresent(replies::add);
        }
        return replies;
    }

    private Optional<Reply> next(int value) {
        if (value == XON || value == XOFF) {
            return Optional.of(value == XON ? new Reply.GoOn() : new Reply.Hold());
        }
        if (inBlock) {
            return inBlock(value);
        }
        if (automaticSeen > 0) {
            if ((value & 0x90) == 0) {
                return inAutomatic(value);
            }
            // Cut short: whatever this byte is, it begins something new.
            automaticSeen = 0;
        }
        return first(value);
    }

    private Optional<Reply> first(int value) {
        if (value == BLOCK || value == NAME) {
            inBlock = true;
            block.reset();
            block.write(value);
            return Optional.empty();
        }
        if ((value & 0x93) == 0x12) {
            return Optional.of(new Reply.RealTimeStatus(value));
        }
        if ((value & 0x93) == 0x10) {
            automatic[0] = value;
            automaticSeen = 1;
            return Optional.empty();
        }
        return Optional.of((value & 0x90) == 0 ? new Reply.PaperStatus(value) : new Reply.Other());
    }

    private Optional<Reply> inAutomatic(int value) {
        automatic[automaticSeen++] = value;
        if (automaticSeen < AUTOMATIC_BYTES) {
            return Optional.empty();
        }
        automaticSeen = 0;
        return Optional.of(new Reply.AutomaticStatus(automatic[0], automatic[1], automatic[2]));
    }

    private Optional<Reply> inBlock(int value) {
        if (value == 0) {
            inBlock = false;
            return Optional.of(whole(block.toByteArray()));
        }
        if (value < 0x20 || value > 0x7E) {
            // No block we ask for holds it: this one was cut short, or was none.
            inBlock = false;
            return first(value);
        }
        block.write(value);
        if (block.size() < LONGEST_BLOCK) {
            return Optional.empty();
        }
        inBlock = false;
        return Optional.of(new Reply.Other());
    }

    private static Reply whole(byte[] block) {
        if (block[0] == NAME) {
            return new Reply.Name(text(block, 1));
        }
        if (block.length == 6 && block[1] == PROCESS_ID) {
            return new Reply.ProcessId(text(block, 2));
        }
        return block.length == 2 && block[1] == CLEARED ? new Reply.Cleared() : new Reply.Other();
    }

    private static String text(byte[] block, int from) {
        return new String(block, from, block.length - from, StandardCharsets.US_ASCII);
    }
}

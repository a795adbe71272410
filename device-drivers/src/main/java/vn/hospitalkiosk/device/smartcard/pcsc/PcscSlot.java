package vn.hospitalkiosk.device.smartcard.pcsc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;
import vn.hospitalkiosk.device.smartcard.CardLineException.ReaderGone;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.Presence;

/// One PC/SC reader with a context of its own, taken afresh by every `open`: a restarted pcscd refuses old ones (cccd.md, trap 2).
public final class PcscSlot implements CardSlot {
    private static final long UNAWARE = 0;
    private static final long STATE_IGNORE = 0x01;
    private static final long STATE_CHANGED = 0x02;
    private static final long STATE_UNKNOWN = 0x04;
    private static final long STATE_UNAVAILABLE = 0x08;
    private static final long STATE_PRESENT = 0x20;
    private static final long SHARE_SHARED = 2;
    private static final long PROTOCOLS_T0_T1 = 3;

    /// How long a reader without interrupts may take to notice that a card left: pcscd asks it every 400 ms.
    private static final Duration REMOVAL_NOTICED = Duration.ofMillis(420);

    private static final int NAMES_BYTES = 4096;

    private final String nameContains;
    private final Arena memory = Arena.ofAuto();
    private volatile @Nullable PcscLibrary library;
    private volatile long context;
    private volatile boolean opened;
    private volatile String reader = "";
    private MemorySegment name = MemorySegment.NULL;
    private MemorySegment readerState = MemorySegment.NULL;
    private long lastState = UNAWARE;

    /// Seen while looking for another reason than `await`, and owed to its caller.
    private @Nullable Presence unreported;

    /// @param nameContains part of the reader's name; empty: the first reader
    public PcscSlot(String nameContains) {
        this.nameContains = nameContains;
    }

    @Override
    public void open() {
        PcscLibrary pcsc = library;
        if (pcsc == null) {
            pcsc = PcscLibrary.load(PcscLayout.ofThisMachine());
            library = pcsc;
            readerState = memory.allocate(pcsc.layout().readerStateBytes(), 8);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment taken = arena.allocate(ValueLayout.JAVA_LONG);
            long code = pcsc.establishContext(taken);
            if (code != PcscCode.SUCCESS) {
                throw PcscCode.failure("SCardEstablishContext", code);
            }
            context = taken.get(ValueLayout.JAVA_LONG, 0);
            opened = true;
        }
        lastState = UNAWARE;
        unreported = null;
        String chosen = chosenReader(pcsc);
        reader = chosen;
        name = memory.allocateFrom(chosen);
    }

    @Override
    public String reader() {
        return reader;
    }

    private String chosenReader(PcscLibrary pcsc) {
        List<String> readers = readers(pcsc);
        return readers.stream()
                .filter(reader -> reader.contains(nameContains))
                .findFirst()
                .orElseThrow(() ->
                        new ReaderGone(
                                "none of "
                                        + readers.size()
                                        + " PC/SC readers has the configured name"));
    }

    private List<String> readers(PcscLibrary pcsc) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment names = arena.allocate(NAMES_BYTES);
            MemorySegment length = arena.allocate(8, 8);
            pcsc.layout().set(length, 0, NAMES_BYTES);
            long code = pcsc.listReaders(context, names, length);
            if (code != PcscCode.SUCCESS) {
                throw PcscCode.gone("SCardListReaders", code);
            }
            int bytes = (int) Math.min(NAMES_BYTES, pcsc.layout().get(length, 0));
            String all =
                    new String(
                            names.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE),
                            StandardCharsets.UTF_8);
            List<String> found = new ArrayList<>();
            for (String one : all.split("\0", -1)) {
                if (!one.isEmpty()) {
                    found.add(one);
                }
            }
            return found;
        }
    }

    @Override
    public Presence await(Duration atMost) {
        Presence owed = unreported;
        unreported = null;
        return owed == null ? look(atMost) : owed;
    }

    private Presence look(Duration atMost) {
        PcscLibrary pcsc = required();
        PcscLayout layout = pcsc.layout();
        boolean wasPresent = present(lastState);
        readerState.fill((byte) 0);
        readerState.set(ValueLayout.ADDRESS, 0, name);
        layout.set(readerState, layout.currentStateOffset(), lastState);
        long code = pcsc.getStatusChange(context, atMost.toMillis(), readerState, 1);
        if (code == PcscCode.TIMEOUT || code == PcscCode.CANCELLED) {
            return wasPresent ? Presence.PRESENT : Presence.ABSENT;
        }
        if (code != PcscCode.SUCCESS) {
            throw PcscCode.gone("SCardGetStatusChange", code);
        }
        long event = layout.get(readerState, layout.eventStateOffset());
        if ((event & (STATE_UNKNOWN | STATE_UNAVAILABLE | STATE_IGNORE)) != 0) {
            throw new ReaderGone("the PC/SC reader was unplugged");
        }
        long before = lastState;
        // The upper 16 bits count insertions and removals; fed back whole, none is missed.
        lastState = event & ~STATE_CHANGED;
        if (!present(event)) {
            return Presence.ABSENT;
        }
        return wasPresent && before >>> 16 != event >>> 16 ? Presence.REPLACED : Presence.PRESENT;
    }

    private static boolean present(long state) {
        return (state & STATE_PRESENT) != 0;
    }

    @Override
    public CardChannel connect() {
        PcscLibrary pcsc = required();
        if (!present(lastState)) {
            unreported = look(Duration.ZERO);
            if (unreported == Presence.ABSENT) {
                throw new CardRemoved("no card lies on the reader");
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment protocol = arena.allocate(8, 8);
            long code =
                    pcsc.connect(context, name, SHARE_SHARED, PROTOCOLS_T0_T1, handle, protocol);
            if (code != PcscCode.SUCCESS) {
                throw PcscCode.failure("SCardConnect", code);
            }
            return new PcscChannel(
                    pcsc,
                    handle.get(ValueLayout.JAVA_LONG, 0),
                    pcsc.layout().get(protocol, 0),
                    atr(pcsc.layout()),
                    this::cardLeaves);
        }
    }

    private byte[] atr(PcscLayout layout) {
        int length = (int) layout.get(readerState, layout.atrLengthOffset());
        return readerState
                .asSlice(layout.atrOffset(), Math.clamp(length, 0, layout.atrBytes()))
                .toArray(ValueLayout.JAVA_BYTE);
    }

    /// After a failed exchange: was it because the card was pulled?
    private boolean cardLeaves() {
        long end = System.nanoTime() + REMOVAL_NOTICED.toNanos();
        long left = REMOVAL_NOTICED.toNanos();
        while (left > 0) {
            Presence now = look(Duration.ofNanos(left).plusMillis(1));
            if (now != Presence.PRESENT) {
                unreported = now;
                return true;
            }
            left = end - System.nanoTime();
        }
        return false;
    }

    @Override
    public void wake() {
        PcscLibrary pcsc = library;
        if (opened && pcsc != null) {
            pcsc.cancel(context);
        }
    }

    @Override
    public void abort() {
        // A transmit cannot be ended from outside (cccd.md, trap 4); a waiting status call can.
        wake();
    }

    @Override
    public void close() {
        PcscLibrary pcsc = library;
        if (opened && pcsc != null) {
            opened = false;
            pcsc.releaseContext(context);
        }
    }

    private PcscLibrary required() {
        PcscLibrary pcsc = library;
        if (!opened || pcsc == null) {
            throw new IllegalStateException("open comes first");
        }
        return pcsc;
    }
}

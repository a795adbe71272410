package vn.hospitalkiosk.device.smartcard.pcsc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/// How a platform lays out PC/SC's types. `SCARDCONTEXT` and `SCARDHANDLE` have eight bytes on both.
///
/// The layout of WinSCard follows the headers of the Windows SDK for 64 bits and has never met Windows; that of pcsc-lite is used with a real pcscd in the tests.
///
/// @param library what the loader looks for
/// @param textSuffix of functions that take text
/// @param dword `DWORD` and `LONG`: eight bytes in pcsc-lite on 64-bit Linux (`unsigned long`), four in WinSCard
/// @param atrBytes room for the ATR at the end of `SCARD_READERSTATE`
record PcscLayout(String library, String textSuffix, ValueLayout dword, int atrBytes) {
    static final PcscLayout PCSC_LITE =
            new PcscLayout("libpcsclite.so.1", "", ValueLayout.JAVA_LONG, 33);
    static final PcscLayout WINSCARD =
            new PcscLayout("winscard.dll", "A", ValueLayout.JAVA_INT, 36);

    private static final long POINTER = ValueLayout.ADDRESS.byteSize();

    static PcscLayout ofThisMachine() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? WINSCARD : PCSC_LITE;
    }

    long get(MemorySegment at, long offset) {
        return dword.byteSize() == Long.BYTES
                ? at.get(ValueLayout.JAVA_LONG, offset)
                : Integer.toUnsignedLong(at.get(ValueLayout.JAVA_INT, offset));
    }

    void set(MemorySegment at, long offset, long value) {
        if (dword.byteSize() == Long.BYTES) {
            at.set(ValueLayout.JAVA_LONG, offset, value);
        } else {
            at.set(ValueLayout.JAVA_INT, offset, (int) value);
        }
    }

    /// `SCARD_READERSTATE`: name, user data, current state, event state, length of ATR, ATR.
    long readerStateBytes() {
        long bytes = 2 * POINTER + 3 * dword.byteSize() + atrBytes;
        return (bytes + POINTER - 1) / POINTER * POINTER;
    }

    long currentStateOffset() {
        return 2 * POINTER;
    }

    long eventStateOffset() {
        return 2 * POINTER + dword.byteSize();
    }

    long atrLengthOffset() {
        return 2 * POINTER + 2 * dword.byteSize();
    }

    long atrOffset() {
        return 2 * POINTER + 3 * dword.byteSize();
    }

    /// `SCARD_IO_REQUEST`: protocol, own length.
    long ioRequestBytes() {
        return 2 * dword.byteSize();
    }
}

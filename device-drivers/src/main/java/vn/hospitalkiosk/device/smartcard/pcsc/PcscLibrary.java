package vn.hospitalkiosk.device.smartcard.pcsc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import vn.hospitalkiosk.device.smartcard.CardLineException.ServiceGone;

/// The eight functions of PC/SC in use, seen with one signature on every platform: whole numbers are `long`, pointers are segments, the answer is an unsigned 32-bit code of [PcscCode].
final class PcscLibrary {
    private final PcscLayout layout;
    private final SymbolLookup symbols;
    private final MethodHandle establishContext;
    private final MethodHandle releaseContext;
    private final MethodHandle listReaders;
    private final MethodHandle getStatusChange;
    private final MethodHandle connect;
    private final MethodHandle transmit;
    private final MethodHandle disconnect;
    private final MethodHandle cancel;

    private PcscLibrary(PcscLayout layout, SymbolLookup symbols) {
        this.layout = layout;
        this.symbols = symbols;
        MemoryLayout dword = layout.dword();
        String text = layout.textSuffix();
        establishContext = bind("SCardEstablishContext", dword, ADDRESS, ADDRESS, ADDRESS);
        releaseContext = bind("SCardReleaseContext", JAVA_LONG);
        listReaders = bind("SCardListReaders" + text, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
        getStatusChange = bind("SCardGetStatusChange" + text, JAVA_LONG, dword, ADDRESS, dword);
        connect = bind("SCardConnect" + text, JAVA_LONG, ADDRESS, dword, dword, ADDRESS, ADDRESS);
        transmit =
                bind(
                        "SCardTransmit",
                        JAVA_LONG,
                        ADDRESS,
                        ADDRESS,
                        dword,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        disconnect = bind("SCardDisconnect", JAVA_LONG, dword);
        cancel = bind("SCardCancel", JAVA_LONG);
    }

    /// @throws ServiceGone when the library is not installed
    static PcscLibrary load(PcscLayout layout) {
        try {
            return new PcscLibrary(
                    layout, SymbolLookup.libraryLookup(layout.library(), Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new ServiceGone("the PC/SC library " + layout.library() + " is not installed");
        }
    }

    PcscLayout layout() {
        return layout;
    }

    private MethodHandle bind(String name, MemoryLayout... parameters) {
        MemorySegment address =
                symbols.find(name)
                        .orElseThrow(
                                () -> new ServiceGone("the PC/SC library has no function " + name));
        MethodHandle bound =
                Linker.nativeLinker()
                        .downcallHandle(address, FunctionDescriptor.of(layout.dword(), parameters));
        Class<?>[] seen =
                Arrays.stream(parameters)
                        .map(p -> p.equals(ADDRESS) ? MemorySegment.class : long.class)
                        .toArray(Class<?>[]::new);
        return MethodHandles.explicitCastArguments(bound, MethodType.methodType(long.class, seen));
    }

    private interface Call {
        long run() throws Throwable;
    }

    private static long code(Call call) {
        try {
            return call.run() & 0xFFFF_FFFFL;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a foreign call threw " + e.getClass().getName(), e);
        }
    }

    long establishContext(MemorySegment context) {
        return code(() ->
                (long)
                        establishContext.invokeExact(
                                2L, MemorySegment.NULL, MemorySegment.NULL, context));
    }

    long releaseContext(long context) {
        return code(() -> (long) releaseContext.invokeExact(context));
    }

    long listReaders(long context, MemorySegment names, MemorySegment length) {
        return code(
                () -> (long) listReaders.invokeExact(context, MemorySegment.NULL, names, length));
    }

    long getStatusChange(long context, long millis, MemorySegment states, long count) {
        return code(() -> (long) getStatusChange.invokeExact(context, millis, states, count));
    }

    long connect(
            long context,
            MemorySegment name,
            long share,
            long protocols,
            MemorySegment handle,
            MemorySegment active) {
        return code(
                () -> (long) connect.invokeExact(context, name, share, protocols, handle, active));
    }

    long transmit(
            long handle,
            MemorySegment request,
            MemorySegment command,
            long commandBytes,
            MemorySegment answer,
            MemorySegment answerBytes) {
        return code(() ->
                (long)
                        transmit.invokeExact(
                                handle,
                                request,
                                command,
                                commandBytes,
                                MemorySegment.NULL,
                                answer,
                                answerBytes));
    }

    long disconnect(long handle, long disposition) {
        return code(() -> (long) disconnect.invokeExact(handle, disposition));
    }

    long cancel(long context) {
        return code(() -> (long) cancel.invokeExact(context));
    }
}

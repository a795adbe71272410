package vn.hospitalkiosk.device.usb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// A USB printer's bulk pipes (class 7/1/2), through libusb. The system's own printer driver is put aside while the line is open and comes back after it.
///
/// Every wait is cut into slices, so `close` ends a read or a write within a fifth of a second; the native handle is given back only when no thread is inside a native call. Read and write on platform threads.
public final class UsbLine implements ByteLine {
    private static final long SLICE_MILLIS = 200;
    private static final int PORTION_BYTES = 4096;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long CONTROL_MILLIS = 1000;
    private static final long IDLE_NANOS = Duration.ofMillis(20).toNanos();
    private static final byte FROM_PRINTER_INTERFACE = (byte) 0xA1;
    private static final byte GET_DEVICE_ID = 0;
    private static final byte GET_PORT_STATUS = 1;
    private static final int DEVICE_ID_BYTES = 1024;

    private final UsbBus bus;
    private final DeviceHandle handle;
    private final PrinterEndpoints endpoints;
    private final UsbPrinterFacts facts;
    private final Map<String, String> identity;
    private final Gate gate = new Gate(this::release);
    private final ByteBuffer incoming;
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PORTION_BYTES);
    private final IntBuffer arrived = count();
    private final IntBuffer sent = count();

    UsbLine(UsbBus bus, DeviceHandle handle, PrinterEndpoints endpoints, UsbPrinterFacts facts) {
        this.bus = bus;
        this.handle = handle;
        this.endpoints = endpoints;
        this.facts = facts;
        this.incoming = ByteBuffer.allocateDirect(endpoints.inPacketBytes()).limit(0);
        this.identity = new LinkedHashMap<>(facts.words());
        describe(deviceId());
    }

    /// Looks for the printer and opens it anew each time, in a USB context of its own.
    public static Opener to(UsbId printer) {
        return () -> UsbOpening.open(printer);
    }

    private static IntBuffer count() {
        return ByteBuffer.allocateDirect(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }

    /// What it said of itself when it was opened.
    public UsbPrinterFacts facts() {
        return facts;
    }

    @Override
    public Map<String, String> identity() {
        return Collections.unmodifiableMap(identity);
    }

    private void describe(Map<String, String> deviceId) {
        deviceId.forEach((key, value) -> {
            switch (key) {
                case "MFG", "MANUFACTURER" -> identity.putIfAbsent("maker", value);
                case "MDL", "MODEL" -> identity.put("model", value);
                case "CMD", "COMMAND SET" -> identity.put("commands", value);
                default -> {}
            }
        });
    }

    private Map<String, String> deviceId() {
        ByteBuffer answer = ByteBuffer.allocateDirect(DEVICE_ID_BYTES);
        int index = (endpoints.interfaceNumber() << 8) | endpoints.alternate();
        int count = control(GET_DEVICE_ID, index, answer);
        if (count <= 0) {
            return Map.of();
        }
        byte[] bytes = new byte[count];
        answer.get(bytes);
        return DeviceIdText.parse(bytes);
    }

    /// The three bits of a parallel port, as far as the printer tells them; empty when it does not.
    public Optional<PortStatus> portStatus() {
        ByteBuffer answer = ByteBuffer.allocateDirect(1);
        return control(GET_PORT_STATUS, endpoints.interfaceNumber(), answer) == 1
                ? Optional.of(PortStatus.of(answer.get(0)))
                : Optional.empty();
    }

    private int control(byte request, int index, ByteBuffer answer) {
        if (!gate.enter()) {
            throw closed();
        }
        try {
            return LibUsb.controlTransfer(
                    handle,
                    FROM_PRINTER_INTERFACE,
                    request,
                    (short) 0,
                    (short) index,
                    answer,
                    CONTROL_MILLIS);
        } finally {
            gate.leave();
        }
    }

    @Override
    public int read(byte[] into) {
        while (!incoming.hasRemaining()) {
            receive();
        }
        int count = Math.min(into.length, incoming.remaining());
        incoming.get(into, 0, count);
        return count;
    }

    /// Waits at most one slice for a packet.
    private void receive() {
        if (!gate.enter()) {
            throw closed();
        }
        try {
            incoming.clear();
            int result = transfer(endpoints.in(), incoming, arrived, SLICE_MILLIS);
            incoming.limit(arrived.get(0));
            if (result != LibUsb.SUCCESS && result != LibUsb.ERROR_TIMEOUT) {
                throw UsbError.transfer("reading", result);
            }
            if (result == LibUsb.SUCCESS && !incoming.hasRemaining()) {
                // Some printers answer "nothing" at once and for ever.
                LockSupport.parkNanos(IDLE_NANOS);
            }
        } finally {
            gate.leave();
        }
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        for (int at = 0; at < bytes.length; at += PORTION_BYTES) {
            int count = Math.min(PORTION_BYTES, bytes.length - at);
            send(bytes, at, count, System.nanoTime() + perPortion.toNanos());
        }
    }

    private void send(byte[] bytes, int at, int count, long deadline) {
        if (!gate.enter()) {
            throw closed();
        }
        try {
            outgoing.clear().put(bytes, at, count);
            int done = 0;
            while (done < count) {
                int result =
                        transfer(
                                endpoints.out(),
                                outgoing.slice(done, count - done),
                                sent,
                                SLICE_MILLIS);
                done += sent.get(0);
                if (result != LibUsb.SUCCESS && result != LibUsb.ERROR_TIMEOUT) {
                    throw UsbError.transfer("writing", result);
                }
                if (done < count) {
                    goesOn(deadline);
                }
            }
        } finally {
            wipe(count);
            gate.leave();
        }
    }

    /// What was printed does not lie about in memory.
    private void wipe(int count) {
        for (int i = 0; i < count; i++) {
            outgoing.put(i, (byte) 0);
        }
    }

    /// One bulk transfer; on a timeout, `count` says how far it came.
    private int transfer(int endpoint, ByteBuffer buffer, IntBuffer count, long millis) {
        count.put(0, 0);
        int result = LibUsb.bulkTransfer(handle, (byte) endpoint, buffer, count, millis);
        if (result == LibUsb.ERROR_PIPE) {
            // Else the next one to open it finds the pipe still stopped.
            LibUsb.clearHalt(handle, (byte) endpoint);
        }
        return result == LibUsb.ERROR_INTERRUPTED ? LibUsb.ERROR_TIMEOUT : result;
    }

    private void goesOn(long deadline) {
        if (gate.isShut()) {
            throw closed();
        }
        if (deadline - System.nanoTime() <= 0) {
            gate.shut(Duration.ZERO);
            throw new LineGoneException(
                    LineTrouble.STALLED, "the USB printer took nothing in time");
        }
    }

    private static LineGoneException closed() {
        return new LineGoneException("the line to the USB printer was closed");
    }

    /// Returns when the handle is given back, or after two seconds; then the last thread inside gives it back.
    @Override
    public void close() {
        gate.shut(FAREWELL);
    }

    private void release() {
        LibUsb.releaseInterface(handle, endpoints.interfaceNumber());
        LibUsb.close(handle);
        bus.close();
    }
}

package vn.hospitalkiosk.virtual.printer;

import java.util.concurrent.atomic.AtomicInteger;

/// What all wires of one printer share besides its mechanism: the technician's knobs and some counters.
final class Panel {
    final Stall stall = new Stall();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicInteger pulses = new AtomicInteger();
    final AtomicInteger executedInPictures = new AtomicInteger();

    /// Prints, but does not confirm process ids.
    volatile boolean silent;

    /// Does what looks like a real-time command inside a picture too, as serial printers may.
    volatile boolean executesInPictures;

    /// Says XOFF when its buffer fills, and XON.
    volatile boolean flowControl;

    /// False: dark.
    volatile boolean power = true;

    /// How often the power came back; a wire that began before has lost its memory.
    final AtomicInteger powerUps = new AtomicInteger();
}

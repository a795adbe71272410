package vn.hospitalkiosk.virtual.printer;

/// What may go wrong while one job is printed. A person, or time, puts it right by itself after some tenths of a second.
public enum PrinterMishap {
    /// After some rows of the job.
    PAPER_OUT,
    NEAR_END,
    /// At some byte of the job, as the next five.
    COVER_OPEN,
    OFFLINE,
    UNPLUG,
    /// Buffer and settings are gone; callers by network are cut off, a serial port goes on and is deaf meanwhile.
    POWER_CYCLE,
    /// Stops reading for a while.
    STALL,
    /// Everything said during the job comes late, in order.
    LATE_REPLIES,
    /// One of the first replies of the job.
    LOST_REPLY,
    DUPLICATE_REPLY,
    /// Replies come one byte per 50 ms.
    SLOW_BYTES,
    /// Prints, but confirms nothing.
    SILENT
}

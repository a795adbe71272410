package vn.hospitalkiosk.virtual.scanner;

/// What can go wrong when a code is shown.
public enum ScannerMishap {
    /// One byte every 50 ms.
    SLOW_BYTES,
    /// The code in pieces, cut at the draw's pleasure.
    SPLIT,
    NO_SUFFIX,
    /// Up to twenty bytes of noise before it.
    GARBAGE,
    /// Sent twice in a row, as when the code is held there.
    DUPLICATE,
    /// The cable is pulled in the middle, and stays out.
    CABLE_OUT,
    /// 100 kB without a suffix instead of the code.
    FLOOD,
    /// A trigger command is not answered; the code itself comes well.
    MUTE
}

package vn.hospitalkiosk.device.cccd;

/// How much to ask a chip for at once. What a real CCCD and its reader can take is not known (cccd.md §6): begin high, step down.
enum Portion {
    /// One extended READ per file. JDK and jnasmartcardio break above 8,190 bytes; nobody needs more.
    EXTENDED(8000),
    /// What fits into a short answer with AES secure messaging.
    SHORT(223),
    /// First the head of a file, then never a byte past its end: some chips refuse to read past it.
    EXACT(223);

    final int bytes;

    Portion(int bytes) {
        this.bytes = bytes;
    }

    int first() {
        return this == EXACT ? 5 : bytes;
    }

    Portion smaller() {
        return this == EXTENDED ? SHORT : EXACT;
    }
}

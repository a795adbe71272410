package vn.hospitalkiosk.virtual.cardterminal;

/// What the terminal has to say, whatever the dialect.
sealed interface Result {
    /// @param code two characters, `00` good
    /// @param otherReference the answer is to speak of another reference
    record Done(LedgerEntry entry, String code, String text, boolean otherReference)
            implements Result {}

    record Refused(String code, String text) implements Result {}

    record Settled(Totals totals) implements Result {}

    record Sums(Totals totals) implements Result {}

    record Ready() implements Result {}

    /// Said before, said again.
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Again(byte[] payload) implements Result {}
}

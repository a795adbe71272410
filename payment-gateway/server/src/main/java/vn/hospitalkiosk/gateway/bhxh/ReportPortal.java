package vn.hospitalkiosk.gateway.bhxh;

/// Takes signed reports (XML0): the insurance gateway, or a provincial hub that speaks as it does.
public interface ReportPortal {
    /// Blocks; never throws for what the far side does.
    ///
    /// @param document a signed file, UTF-8
    Receipt send(byte[] document);

    sealed interface Receipt {
        /// @param transaction the portal's id (maGiaoDich)
        record Taken(String transaction) implements Receipt {}

        /// @param words without personal data
        record NotTaken(String words) implements Receipt {}
    }
}

package vn.hospitalkiosk.api;

/// What the kiosk could prove about a chip: five separate verdicts. Only `FAILED` stops a visit; `NOT_CONFIGURED` (no CSCA certificate given) does not.
///
/// @param hashes the data groups read match the hashes in the SOD
/// @param signature the SOD is signed by its document signer
/// @param chain the document signer leads to a configured CSCA certificate
/// @param revocation the signer is not on a fresh revocation list
/// @param chip the chip proved to hold its private key (active or chip authentication)
public record ChipTrust(
        Verdict hashes, Verdict signature, Verdict chain, Verdict revocation, Verdict chip) {
    /// `NOT_CONFIGURED`: this hospital gave us nothing to check against. `NOT_OFFERED`: the card has no such thing, or the step was not asked for.
    public enum Verdict {
        PASSED,
        FAILED,
        NOT_CONFIGURED,
        NOT_OFFERED
    }

    public boolean anyFailed() {
        return java.util.stream.Stream.of(hashes, signature, chain, revocation, chip)
                .anyMatch(v -> v == Verdict.FAILED);
    }

    /// The chip proved to be genuine and not a copy, as far as this hospital can tell.
    public boolean authenticated() {
        return !anyFailed()
                && hashes == Verdict.PASSED
                && signature == Verdict.PASSED
                && chip == Verdict.PASSED;
    }
}

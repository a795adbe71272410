package vn.hospitalkiosk.device.cccd;

/// Five separate verdicts about a chip (cccd.md, targets). Only FAILED means something is wrong.
///
/// @param hashes data groups read match the SOD
/// @param signature SOD signed by its document signer
/// @param chain document signer leads to a configured CSCA certificate
/// @param revocation signer not on a fresh revocation list of its CSCA; NOT_OFFERED when the lists there are stale or another CSCA's: they clear nobody, and technicians are told (C71)
/// @param chip chip holds its private key (active authentication, else chip authentication)
public record TrustVerdicts(
        Verdict hashes, Verdict signature, Verdict chain, Verdict revocation, Verdict chip) {
    public enum Verdict {
        PASSED,
        FAILED,
        NOT_CONFIGURED,
        NOT_OFFERED
    }
}

package vn.hospitalkiosk.device.cccd;

/// Five separate verdicts about a chip (cccd.md, targets). Only FAILED means something is wrong.
///
/// @param hashes data groups read match the SOD
/// @param signature SOD signed by its document signer
/// @param chain document signer leads to a configured CSCA certificate
/// @param revocation signer not on a fresh revocation list of its CSCA; NOT_CONFIGURED when there is none, or only stale ones, of which technicians are told (C71); NOT_OFFERED when the lists are another CSCA's
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

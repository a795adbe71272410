package vn.hospitalkiosk.gateway.enrolment;

import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.Bytes;

/// Signs kiosks.
public interface KioskAuthority {
    /// Whether the CA's key lies here; without it certificates are made elsewhere.
    boolean canSign();

    /// Reads a request (PKCS#10, DER) and proves that its sender has the key (EC P-256 or better, or RSA 3072 and longer).
    ///
    /// @return the public key, X.509 encoded
    /// @throws IllegalArgumentException when it is no such request
    Bytes publicKeyOf(Bytes request);

    /// Only the key is taken from the request; name and purpose are ours.
    Signed sign(Bytes request, KioskId kiosk);

    /// Of the server the kiosk speaks to: sixteen letters of its certificate's SHA-256.
    String serverMark();

    /// The CA's certificate, DER.
    Bytes certificate();

    record Signed(Bytes certificate, String fingerprint, java.time.Instant notAfter) {}
}

package vn.hospitalkiosk.gateway.kiosk;

import java.security.cert.X509Certificate;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Which certificates are good now. Asked with every request and, of an open stream, every few seconds: answers from memory.
public interface KnownCertificates {
    /// False when it was never ours, was revoked or has run out.
    boolean isKnown(KioskIdentity kiosk, X509Certificate certificate);
}

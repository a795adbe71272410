package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Who asks: common name and organisational unit of the client certificate, which the door has checked against our CA (`docs/wires.md`, "Kiosk door").
final class KioskCertificate {
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    /// Where a request remembers who asks.
    private static final String WHO = KioskCertificate.class.getName();

    private KioskCertificate() {}

    /// Empty without a certificate, or with one that names no kiosk: the gateway's own certificate is of the same CA.
    static Optional<KioskIdentity> of(HttpServletRequest request) {
        if (request.getAttribute(WHO) instanceof KioskIdentity known) {
            return Optional.of(known);
        }
        Optional<KioskIdentity> read = read(request);
        read.ifPresent(who -> request.setAttribute(WHO, who));
        return read;
    }

    private static Optional<KioskIdentity> read(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        try {
            LdapName name =
                    new LdapName(chain[0].getSubjectX500Principal().getName(X500Principal.RFC2253));
            Optional<String> kiosk = part(name, "CN");
            Optional<String> facility = part(name, "OU");
            return kiosk.isPresent() && facility.isPresent() && isClient(chain[0])
                    ? Optional.of(
                            new KioskIdentity(
                                    new FacilityId(facility.get()), new KioskId(kiosk.get())))
                    : Optional.empty();
        } catch (InvalidNameException
                | IllegalArgumentException
                | CertificateParsingException notOurs) {
            return Optional.empty();
        }
    }

    /// Whether the certificate shown is one the hospital still takes.
    static boolean isGood(
            HttpServletRequest request, KioskIdentity kiosk, KnownCertificates known) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
                && chain.length > 0
                && known.isKnown(kiosk, chain[0]);
    }

    private static boolean isClient(X509Certificate certificate)
            throws CertificateParsingException {
        return certificate.getExtendedKeyUsage() != null
                && certificate.getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.2");
    }

    private static Optional<String> part(LdapName name, String type) {
        return name.getRdns().stream()
                .filter(rdn -> rdn.getType().toUpperCase(Locale.ROOT).equals(type))
                .map(rdn -> rdn.getValue().toString())
                .findFirst();
    }
}

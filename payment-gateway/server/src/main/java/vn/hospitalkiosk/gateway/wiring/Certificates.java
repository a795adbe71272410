package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.enrolment.KioskAuthority;
import vn.hospitalkiosk.gateway.enrolment.KnownCertificate;
import vn.hospitalkiosk.gateway.enrolment.KnownKiosks;
import vn.hospitalkiosk.gateway.enrolment.SigningAuthority;
import vn.hospitalkiosk.gateway.wiring.Pki.Store;

/// What lies in `secrets/pki` besides [Pki].
final class Certificates {
    private Certificates() {}

    /// With the CA's key where `ca-key.p12` lies, else only able to say that it cannot sign. The key is read when the first kiosk is signed.
    static KioskAuthority authority(Pki pki, FacilityId facility, Clock clock) {
        Path file = pki.folder().resolve("ca-key.p12");
        Optional<Supplier<PrivateKey>> signing =
                Files.exists(file)
                        ? Optional.of(
                                new Once<>(() -> Store.read(file, pki.trusted().password()).key()))
                        : Optional.empty();
        return new SigningAuthority(
                signing, pki.trusted().certificate(), pki.gateway().certificate(), facility, clock);
    }

    /// Of each configured kiosk: `kiosk-<id>.pem`, else the key store that was made for it.
    static List<KnownCertificate> ready(GatewayConfig config, VarFolder var, Pki pki, Clock clock) {
        List<KnownCertificate> ready = new ArrayList<>();
        for (KioskId kiosk : config.kiosks()) {
            String name = "kiosk-" + kiosk.value();
            Path pem = pki.folder().resolve(name + ".pem");
            Path store = pki.folder().resolve(name + ".p12");
            if (Files.exists(pem)) {
                ready.add(known(kiosk, read(pem), clock));
            } else if (Files.exists(store)) {
                String password = var.secret(pki.folder().resolve(name + ".password"));
                ready.add(known(kiosk, Store.read(store, password).certificate(), clock));
            }
        }
        return ready;
    }

    private static KnownCertificate known(KioskId kiosk, X509Certificate certificate, Clock clock) {
        return new KnownCertificate(
                KnownKiosks.fingerprint(certificate),
                kiosk,
                certificate.getNotAfter().toInstant(),
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static X509Certificate read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pem, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate in " + pem, e);
        }
    }
}

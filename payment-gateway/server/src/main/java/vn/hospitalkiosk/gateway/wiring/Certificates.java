package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.enrolment.KioskAuthority;
import vn.hospitalkiosk.gateway.enrolment.KnownCertificate;
import vn.hospitalkiosk.gateway.enrolment.KnownKiosks;
import vn.hospitalkiosk.gateway.enrolment.SigningAuthority;

/// What lies in `secrets/pki` besides [Pki].
final class Certificates {
    private Certificates() {}

    /// With the CA's key where `ca-key.p12` lies, else only able to say that it cannot sign.
    static KioskAuthority authority(Pki pki, VarFolder var, FacilityId facility, Clock clock) {
        X509Certificate trusted = certificate(load(pki.trusted().file(), pki.trusted().password()));
        X509Certificate server = certificate(load(pki.gateway().file(), pki.gateway().password()));
        Path key = var.resolve("secrets/pki/ca-key.p12");
        Optional<PrivateKey> signing =
                Files.exists(key)
                        ? Optional.of(
                                key(load(key, pki.trusted().password()), pki.trusted().password()))
                        : Optional.empty();
        return new SigningAuthority(signing, trusted, server, facility, clock);
    }

    /// Of each configured kiosk: `kiosk-<id>.pem`, else the key store that was made for it.
    static List<KnownCertificate> ready(GatewayConfig config, VarFolder var, Clock clock) {
        List<KnownCertificate> ready = new ArrayList<>();
        for (KioskId kiosk : config.kiosks()) {
            Path pem = var.resolve("secrets/pki/kiosk-" + kiosk.value() + ".pem");
            Path store = var.resolve("secrets/pki/kiosk-" + kiosk.value() + ".p12");
            if (Files.exists(pem)) {
                ready.add(known(kiosk, read(pem), clock));
            } else if (Files.exists(store)) {
                String password =
                        var.secret(Path.of("secrets/pki/kiosk-" + kiosk.value() + ".password"));
                ready.add(known(kiosk, certificate(load(store, password)), clock));
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

    private static KeyStore load(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot understand " + file, e);
        }
    }

    private static X509Certificate certificate(KeyStore store) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return certificate;
                }
            }
            throw new IllegalStateException("a key store without a certificate");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that cannot be read", e);
        }
    }

    private static PrivateKey key(KeyStore store, String password) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    return key;
                }
            }
            throw new IllegalStateException("ca-key.p12 holds no key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ca-key.p12 cannot be read", e);
        }
    }
}

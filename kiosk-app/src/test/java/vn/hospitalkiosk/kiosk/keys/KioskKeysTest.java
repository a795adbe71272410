package vn.hospitalkiosk.kiosk.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same kiosk's key in a file and in a token: made, enrolled, used for mutual TLS.
@Timeout(120)
class KioskKeysTest {
    private static final char[] SECRET = "test".toCharArray();
    private static final List<Path> SOFTHSM =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));

    private final KeyPair authorityKey = keyPair();
    private final X509Certificate authority =
            signed("CN=Test CA", authorityKey, authorityKey, "CN=Test CA", true);

    private @TempDir Path folder;

    @Test
    void a_key_in_a_file_is_readable_by_its_user_only_and_outlives_a_break() throws Exception {
        KioskKeys keys = KioskKeys.in(folder, "K09");
        assertThat(keys.areReady()).isFalse();
        var first = keys.enrolling().certificate().getPublicKey();
        assertThat(KioskKeys.in(folder, "K09").enrolling().certificate().getPublicKey())
                .as("after a power cut")
                .isEqualTo(first);
        speaks(keys, "CN=K09,OU=KH01");
        for (String file : List.of("kiosk-K09.p12", "kiosk-K09.password")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("kiosk-K09.pending.p12")).doesNotExist();
    }

    @Test
    void a_key_in_a_token_speaks_tls_and_never_comes_out() throws Exception {
        Path library =
                SOFTHSM.stream().filter(Files::exists).findFirst().orElse(Path.of("/nonexistent"));
        Assumptions.assumeTrue(Files.exists(library), "no SoftHSM2 here: apt-get install softhsm2");
        token(library);
        KioskKeys keys = KioskKeys.in(folder, "K09");
        assertThat(keys.areReady()).isFalse();
        KioskKeys.Own own = keys.enrolling();
        assertThat(own.key().getEncoded()).as("sensitive: the token gives no bytes").isNull();
        assertThat(keys.enrolling().certificate().getPublicKey())
                .isEqualTo(own.certificate().getPublicKey());
        speaks(keys, "CN=K09,OU=KH01");
        assertThat(keys.areReady()).isTrue();
        assertThat(folder.resolve("kiosk-K09.p12")).doesNotExist();
    }

    private void token(Path library) throws Exception {
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Path configuration = folder.resolve("softhsm2.conf");
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        // SoftHSM reads this only from the environment, which a JVM cannot change: the default
        // place of a user is used instead.
        Path users = Path.of(System.getProperty("user.home"), ".config/softhsm2/softhsm2.conf");
        boolean own = System.getenv("SOFTHSM2_CONF") == null;
        Assumptions.assumeTrue(
                own && !Files.exists(users), "this user has a SoftHSM of their own: left alone");
        Files.createDirectories(users.getParent());
        Files.copy(configuration, users);
        users.toFile().deleteOnExit();
        Process made =
                new ProcessBuilder(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                "kiosk",
                                "--pin",
                                "123456",
                                "--so-pin",
                                "12345678")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        Files.writeString(
                folder.resolve("kiosk-K09.pkcs11"),
                """
                name = kiosk
                library = %s
                slotListIndex = 0
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """
                        .formatted(library));
        Files.writeString(folder.resolve("kiosk-K09.pin"), "123456");
    }

    /// Enrols with the test's own authority, then a server that demands a client certificate hears who it is.
    private void speaks(KioskKeys keys, String name) throws Exception {
        KioskKeys.Own own = keys.enrolling();
        X509Certificate certificate =
                signed(
                        name,
                        new KeyPair(own.certificate().getPublicKey(), null),
                        authorityKey,
                        "CN=Test CA",
                        false);
        keys.enrolled(List.of(certificate, authority));
        KioskKeys.Opened opened = keys.open();
        try (SSLServerSocket server = server()) {
            CompletableFuture<String> heard =
                    CompletableFuture.supplyAsync(() -> {
                        try (SSLSocket one = (SSLSocket) server.accept()) {
                            one.startHandshake();
                            one.getOutputStream().write(1);
                            return one.getSession().getPeerPrincipal().getName();
                        } catch (java.io.IOException e) {
                            return e.toString();
                        }
                    });
            SSLContext ours = context(opened.store(), opened.password().toCharArray());
            try (SSLSocket socket =
                    (SSLSocket)
                            ours.getSocketFactory()
                                    .createSocket(
                                            InetAddress.getLoopbackAddress(),
                                            server.getLocalPort())) {
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo(1);
            }
            assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo(name);
        }
    }

    private SSLServerSocket server() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", authorityKey.getPrivate(), SECRET, new Certificate[] {authority});
        SSLServerSocket server =
                (SSLServerSocket)
                        context(store, SECRET)
                                .getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return server;
    }

    private SSLContext context(KeyStore own, char[] password) throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", authority);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(
            String subject, KeyPair of, KeyPair by, String issuer, boolean authority) {
        try {
            Instant now = java.time.Clock.systemUTC().instant();
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new JcaX509v3CertificateBuilder(
                                            new X500Name(issuer),
                                            BigInteger.valueOf(now.toEpochMilli()),
                                            Date.from(now.minus(Duration.ofHours(1))),
                                            Date.from(now.plus(Duration.ofHours(1))),
                                            authority
                                                    ? new X500Name(subject)
                                                    : new X500Name("OU=KH01,CN=K09"),
                                            of.getPublic())
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(authority))
                                    .build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(by.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

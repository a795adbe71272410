package vn.hospitalkiosk.gateway.his.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.line.HttpCall;

/// A HIS that lets nobody in without a certificate it knows.
class MutualTlsTest {
    private static final String PASSWORD = "invented";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T00:45:00Z"), ZoneOffset.UTC);

    private @TempDir Path folder;
    private WireMockServer server;
    private Path password;

    private record Own(Path store, Path certificate) {}

    @BeforeEach
    void open() throws Exception {
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Own his = own("his");
        Own gateway = own("gateway");
        Path known = folder.resolve("known.p12");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", read(gateway.store(), "gateway"));
        save(trusted, known);
        server =
                new WireMockServer(
                        wireMockConfig()
                                .bindAddress("127.0.0.1")
                                .dynamicPort()
                                .dynamicHttpsPort()
                                .keystorePath(his.store().toString())
                                .keystoreType("PKCS12")
                                .keystorePassword(PASSWORD)
                                .keyManagerPassword(PASSWORD)
                                .needClientAuth(true)
                                .trustStorePath(known.toString())
                                .trustStoreType("PKCS12")
                                .trustStorePassword(PASSWORD));
        server.start();
        server.stubFor(get(urlEqualTo("/metadata")).willReturn(okJson("{}")));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Exchange ask(Optional<String> shown, boolean trusting) throws IOException {
        return ask("127.0.0.1", shown, trusting);
    }

    private Exchange ask(String host, Optional<String> shown, boolean trusting) throws IOException {
        try (HisWire wire =
                new HisWire(
                        Duration.ofSeconds(5),
                        Optional.of(
                                MutualTls.of(
                                        shown.map(name ->
                                                new MutualTls.OurCertificate(
                                                        folder.resolve(name + ".p12"), password)),
                                        trusting
                                                ? Optional.of(folder.resolve("his.pem"))
                                                : Optional.empty())),
                        Credentials.none(),
                        new HisHealth(CLOCK))) {
            return wire.send(
                    "probe",
                    HttpCall.get(
                            URI.create("https://" + host + ":" + server.httpsPort() + "/metadata")),
                    Duration.ofSeconds(20));
        }
    }

    @Test
    void only_the_certificate_the_his_knows_is_let_in() throws Exception {
        own("stranger");
        assertThat(ask(Optional.of("gateway"), true))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(ask(Optional.of("stranger"), true)).isInstanceOf(Exchange.Failed.class);
        assertThat(ask(Optional.empty(), true)).isInstanceOf(Exchange.Failed.class);
    }

    @Test
    void a_his_of_an_authority_nobody_named_is_not_spoken_to() throws Exception {
        assertThat(ask(Optional.of("gateway"), false)).isInstanceOf(Exchange.Failed.class);
    }

    @Test
    void a_certificate_of_another_name_is_not_spoken_to() throws Exception {
        assertThat(ask("localhost", Optional.of("gateway"), true))
                .isEqualTo(new Exchange.Failed("connection lost", true));
    }

    @Test
    void a_wrong_password_is_said_without_telling_it() throws Exception {
        Files.writeString(password, "another\n");
        assertThatThrownBy(() -> ask(Optional.of("gateway"), true))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("another");
    }

    private Own own(String name)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        KeyPair pair = keys.generateKeyPair();
        X500Name subject = new X500Name("CN=" + name);
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.parse("2040-01-01T00:00:00Z")),
                        subject,
                        pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        X509Certificate certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                name, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        Path file = folder.resolve(name + ".p12");
        save(store, file);
        Path pem =
                Files.writeString(
                        folder.resolve(name + ".pem"),
                        "-----BEGIN CERTIFICATE-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(certificate.getEncoded())
                                + "\n-----END CERTIFICATE-----\n");
        return new Own(file, pem);
    }

    private static Certificate read(Path store, String name)
            throws GeneralSecurityException, IOException {
        KeyStore loaded = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return loaded.getCertificate(name);
    }

    private static void save(KeyStore store, Path file)
            throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }
}

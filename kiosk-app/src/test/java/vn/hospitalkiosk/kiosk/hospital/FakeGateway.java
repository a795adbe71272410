package vn.hospitalkiosk.kiosk.hospital;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A gateway's kiosk door that says what a test wants: real TLS with client certificates, on a free port.
final class FakeGateway implements AutoCloseable {
    private static final AtomicLong SERIALS = new AtomicLong();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    FakeGateway(Pki pki) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = context(pki.gatewayKeys(), pki.authorities());
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters tls = context.getDefaultSSLParameters();
                        tls.setNeedClientAuth(true);
                        parameters.setSSLParameters(tls);
                    }
                });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static SSLContext context(KeyStore keys, KeyStore authorities)
            throws GeneralSecurityException {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, Pki.PASSWORD.toCharArray());
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(what + " " + body);
            answers.getOrDefault(what, e -> e.sendResponseHeaders(404, -1)).answer(exchange);
        }
    }

    /// @param what `GET /kiosk/v1/status`
    void on(String what, Answering answering) {
        answers.put(what, answering);
    }

    void on(String what, int status, String body) {
        on(
                what,
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(bytes);
                    }
                });
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// A demo authority and what it signed, as the gateway makes them at its first start.
    ///
    /// @param folder with `ca.pem`, `kiosk-K03.p12`, `kiosk-K03.password`
    record Pki(Path folder, KeyStore gatewayKeys, KeyStore authorities) {
        static final String PASSWORD = "changeit";
        private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
        private static final Instant UNTIL = Instant.parse("2090-01-01T00:00:00Z");

        static Pki in(Path folder) throws Exception {
            KeyPair ca = keys();
            X509Certificate root = signed("CN=Demo CA", ca.getPublic(), "CN=Demo CA", ca, true);
            try (Writer out = Files.newBufferedWriter(folder.resolve("ca.pem"));
                    JcaPEMWriter pem = new JcaPEMWriter(out)) {
                pem.writeObject(root);
            }
            KeyStore kiosk = own("CN=K03,OU=KH01", ca, root);
            try (OutputStream out = Files.newOutputStream(folder.resolve("kiosk-K03.p12"))) {
                kiosk.store(out, PASSWORD.toCharArray());
            }
            Files.writeString(folder.resolve("kiosk-K03.password"), PASSWORD + "\n");
            KeyStore authorities = empty();
            authorities.setCertificateEntry("ca", root);
            return new Pki(folder, own("CN=gateway", ca, root), authorities);
        }

        private static KeyStore own(String name, KeyPair ca, X509Certificate root)
                throws Exception {
            KeyPair keys = keys();
            KeyStore store = empty();
            store.setKeyEntry(
                    "own",
                    keys.getPrivate(),
                    PASSWORD.toCharArray(),
                    new Certificate[] {
                        signed(name, keys.getPublic(), "CN=Demo CA", ca, false), root
                    });
            return store;
        }

        private static KeyStore empty() throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        }

        private static KeyPair keys() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }

        private static X509Certificate signed(
                String name, PublicKey key, String issuer, KeyPair by, boolean authority)
                throws Exception {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(SERIALS.incrementAndGet()),
                            Date.from(SINCE),
                            Date.from(UNTIL),
                            new X500Name(name),
                            key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(by.getPrivate())));
        }
    }
}

package vn.hospitalkiosk.kiosk.hospital;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/// A gateway's kiosk door that says what a test wants: real TLS with client certificates, on a free port.
final class FakeGateway implements AutoCloseable {
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

    /// A demo authority made with the JDK's keytool, as the gateway makes one at its first start.
    ///
    /// @param folder with `ca.pem`, `kiosk-K03.p12`, `kiosk-K03.password`, and the gateway's own keys
    record Pki(Path folder) {
        static final String PASSWORD = "changeit";

        static Pki in(Path folder) throws IOException, InterruptedException {
            Files.createDirectories(folder);
            Pki pki = new Pki(folder);
            pki.key("ca.p12", "ca", "CN=Demo CA", "-ext", "bc:c");
            pki.keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "ca",
                    "-keystore",
                    "ca.p12",
                    "-file",
                    "ca.pem");
            pki.signed("gateway.p12", "CN=gateway", "-ext", "san=ip:127.0.0.1,dns:localhost");
            pki.signed("kiosk-K03.p12", "CN=K03,OU=KH01");
            Files.writeString(folder.resolve("kiosk-K03.password"), PASSWORD + "\n");
            return pki;
        }

        private void key(String store, String alias, String name, String... more)
                throws IOException, InterruptedException {
            List<String> arguments =
                    new java.util.ArrayList<>(
                            List.of(
                                    "-genkeypair",
                                    "-alias",
                                    alias,
                                    "-keyalg",
                                    "EC",
                                    "-groupname",
                                    "secp256r1",
                                    "-dname",
                                    name,
                                    "-keystore",
                                    store,
                                    "-validity",
                                    "3650"));
            arguments.addAll(List.of(more));
            keytool(arguments.toArray(String[]::new));
        }

        private void signed(String store, String name, String... more)
                throws IOException, InterruptedException {
            key(store, "own", name, more);
            keytool("-certreq", "-alias", "own", "-keystore", store, "-file", store + ".csr");
            List<String> arguments =
                    new java.util.ArrayList<>(
                            List.of(
                                    "-gencert",
                                    "-rfc",
                                    "-alias",
                                    "ca",
                                    "-keystore",
                                    "ca.p12",
                                    "-infile",
                                    store + ".csr",
                                    "-outfile",
                                    store + ".pem",
                                    "-validity",
                                    "3650"));
            arguments.addAll(List.of(more));
            keytool(arguments.toArray(String[]::new));
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "ca",
                    "-keystore",
                    store,
                    "-file",
                    "ca.pem");
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "own",
                    "-keystore",
                    store,
                    "-file",
                    store + ".pem");
        }

        private void keytool(String... arguments) throws IOException, InterruptedException {
            List<String> command =
                    new java.util.ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin/keytool")
                                            .toString()));
            command.addAll(List.of(arguments));
            if (command.contains("-keystore")) {
                command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
            }
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        }

        KeyStore gatewayKeys() throws IOException, GeneralSecurityException {
            return load("gateway.p12");
        }

        KeyStore authorities() throws IOException, GeneralSecurityException {
            KeyStore all = load("ca.p12");
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", all.getCertificate("ca"));
            return trusted;
        }

        private KeyStore load(String file) throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve(file))) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        }
    }
}

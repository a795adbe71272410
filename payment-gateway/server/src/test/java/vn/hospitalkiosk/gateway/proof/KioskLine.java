package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.web.Json;

/// One kiosk's line to the gateway: mutual TLS, kept connections ([PlainClient]), its stream of events.
final class KioskLine implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    /// A kiosk's heartbeat uses its connection every five seconds. These have none, and keep theirs as the gateway does, nearly.
    private static final Duration KEPT = Duration.ofMinutes(4);

    private static final byte[] NOTHING = {};

    private final String kiosk;
    private final SSLContext tls;
    private volatile PlainClient plain;

    /// @param pki folder with the kiosk's key and the hospital's CA
    KioskLine(String kiosk, Path pki, URI door) {
        this.kiosk = kiosk;
        this.tls = tls(pki, "kiosk-" + kiosk);
        this.plain = new PlainClient(door, Optional.of(tls), LONGEST, KEPT);
    }

    String kiosk() {
        return kiosk;
    }

    /// Another gateway of the same hospital.
    void turnTo(URI other) {
        plain.close();
        plain = new PlainClient(other, Optional.of(tls), LONGEST, KEPT);
    }

    private static SSLContext tls(Path pki, String name) {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(pki, name), password(pki, name));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(pki, "ca"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no keys of " + name + " in " + pki, e);
        }
    }

    private static KeyStore store(Path pki, String name)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.resolve(name + ".p12"))) {
            store.load(in, password(pki, name));
        }
        return store;
    }

    private static char[] password(Path pki, String name) throws IOException {
        return Files.readString(pki.resolve(name + ".password")).strip().toCharArray();
    }

    /// The gateway's answer to `POST /kiosk/v1/payments`.
    ///
    /// @throws IOException when there is none, or it is no success
    JsonNode create(String payment, String visit, String bill, String psp) throws IOException {
        return post(
                "/kiosk/v1/payments",
                "{\"payment\":\"%s\",\"visit\":\"%s\",\"bill\":\"%s\",\"psp\":\"%s\"}"
                        .formatted(payment, visit, bill, psp));
    }

    /// @throws IOException when there is no answer, or it is no success
    JsonNode post(String path, String json) throws IOException {
        return object(plain.ask("POST", path, json.getBytes(StandardCharsets.UTF_8)));
    }

    /// @throws IOException when there is no answer, or it is no success
    JsonNode get(String path) throws IOException {
        return object(plain.ask("GET", path, NOTHING));
    }

    /// POST without a body, answered without one.
    void tell(String path) throws IOException {
        int status = plain.ask("POST", path, NOTHING).status();
        if (status / 100 != 2) {
            throw new IOException("HTTP " + status);
        }
    }

    JsonNode find(String payment) throws IOException {
        return get("/kiosk/v1/payments/" + payment);
    }

    private static JsonNode object(PlainMessage answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("HTTP " + answer.status());
        }
        return Json.parseObject(answer.body()).orElseThrow(() -> new IOException("no JSON object"));
    }

    /// Listens until the stream ends. An event is written at once, so its line is in one chunk.
    ///
    /// @param opened called when the gateway has begun to tell
    /// @param heard payment and state of each event
    void listen(Runnable opened, BiConsumer<String, String> heard) throws IOException {
        plain.listen(
                "/kiosk/v1/events",
                opened,
                line -> {
                    if (line.startsWith("data:")) {
                        heard.accept(field(line, "id"), field(line, "state"));
                    }
                });
    }

    private static String field(String json, String name) {
        String start = "\"" + name + "\":\"";
        int from = json.indexOf(start) + start.length();
        return json.substring(from, json.indexOf('"', from));
    }

    @Override
    public void close() {
        plain.close();
    }
}

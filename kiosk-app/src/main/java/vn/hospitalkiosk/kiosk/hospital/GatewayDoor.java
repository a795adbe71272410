package vn.hospitalkiosk.kiosk.hospital;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.kiosk.keys.KioskKeys;

/// Where the gateway is and the keys to it. Both may appear only after the kiosk has started; so each use asks again until they are there.
public final class GatewayDoor {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Supplier<Optional<String>> address;
    private final Path pki;
    private final String kiosk;
    private @Nullable HttpClient http;
    private String openedFor = "";

    /// @param address `host:port` or `https://host:port`, when known
    /// @param pki folder with `ca.pem`, what [KioskKeys] says
    /// @param kiosk `K03`
    public GatewayDoor(Supplier<Optional<String>> address, Path pki, String kiosk) {
        this.address = address;
        this.pki = pki;
        this.kiosk = kiosk;
    }

    /// @param base ends without a slash
    record Open(HttpClient http, URI base) {}

    /// Empty while address or keys are missing.
    ///
    /// @throws IOException when the keys cannot be used
    synchronized Optional<Open> open() throws IOException {
        Optional<String> hostPort = address.get();
        Path file = pki.resolve("kiosk-" + kiosk + ".p12");
        Path token = pki.resolve("kiosk-" + kiosk + ".pkcs11");
        Path keys = Files.exists(token) ? token : file;
        if (hostPort.isEmpty() || !Files.exists(keys) || !Files.exists(pki.resolve("ca.pem"))) {
            return Optional.empty();
        }
        String seen =
                Files.getLastModifiedTime(keys)
                        + " "
                        + Files.getLastModifiedTime(pki.resolve("ca.pem"))
                        + " "
                        + hostPort.get();
        HttpClient client = http;
        if (client == null || !seen.equals(openedFor)) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT)
                            .sslContext(tls())
                            .build();
            http = client;
            openedFor = seen;
        }
        return Optional.of(new Open(client, base(hostPort.get())));
    }

    private static URI base(String address) throws IOException {
        String url = address.contains("://") ? address : "https://" + address;
        if (!url.startsWith("https://")) {
            throw new IOException("the kiosk door is https only");
        }
        return URI.create(url);
    }

    private SSLContext tls() throws IOException {
        try {
            KioskKeys.Opened ours = KioskKeys.in(pki, kiosk).open();
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(ours.store(), ours.password().toCharArray());
            TrustManagerFactory trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(authorities());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | ProviderException e) {
            throw new IOException("the kiosk's keys cannot be used", e);
        }
    }

    private KeyStore authorities() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pki.resolve("ca.pem"))) {
            int n = 0;
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + n++, certificate);
            }
        }
        return store;
    }
}

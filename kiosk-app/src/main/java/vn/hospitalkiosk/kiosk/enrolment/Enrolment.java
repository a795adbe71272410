package vn.hospitalkiosk.kiosk.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.kiosk.keys.KioskKeys;

/// One machine's enrolment: asks with its code and its own key, waits, takes the certificate. Asking again with the same code and key is the same question, so it may be begun anew after any break.
public final class Enrolment implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PATH = "/enrolment/v1/requests";

    private final URI gateway;
    private final Path folder;
    private final String kiosk;
    private final KioskKeys keys;
    private final HttpClient http;

    /// @param gateway `https://host:port` of the enrolment door
    /// @param serverMark sixteen letters from the technician's page
    /// @param folder for keys and `ca.pem`
    public Enrolment(URI gateway, String serverMark, Path folder, String kiosk)
            throws GeneralSecurityException {
        this.gateway = gateway;
        this.folder = folder;
        this.kiosk = kiosk;
        this.keys = KioskKeys.in(folder, kiosk);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(null, new TrustManager[] {new PinnedServer(serverMark)}, null);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .sslContext(tls)
                        .build();
    }

    /// What the gateway says.
    public sealed interface Told {
        /// @param keyMark to be compared by the person who approves
        record Waiting(String id, String keyMark) implements Told {}

        record Enrolled() implements Told {}

        /// @param code of the refusal, `G74`
        record Refused(String code, String why) implements Told {}
    }

    public Told ask(String code)
            throws IOException, InterruptedException, GeneralSecurityException {
        KioskKeys.Own own = keys.enrolling();
        byte[] request = request(own);
        String body =
                JSON.writeValueAsString(
                        Map.of(
                                "code",
                                code,
                                "request",
                                Base64.getEncoder().encodeToString(request)));
        String mark = Marks.of(own.certificate().getPublicKey().getEncoded());
        return told(
                send(
                        HttpRequest.newBuilder(gateway.resolve(PATH))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))),
                mark);
    }

    /// Whether somebody has decided.
    public Told look(Told.Waiting waiting)
            throws IOException, InterruptedException, GeneralSecurityException {
        return told(
                send(HttpRequest.newBuilder(gateway.resolve(PATH + "/" + waiting.id())).GET()),
                waiting.keyMark());
    }

    private byte[] request(KioskKeys.Own own) throws IOException, GeneralSecurityException {
        try {
            return new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=" + kiosk), own.certificate().getPublicKey())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(own.key()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the key cannot sign", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Told told(HttpResponse<String> answer, String mark)
            throws IOException, GeneralSecurityException {
        JsonNode body = JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        if (answer.statusCode() / 100 != 2) {
            return new Told.Refused(
                    body.path("code").asString("G65"), body.path("message").asString(""));
        }
        return switch (body.path("state").asString("")) {
            case "ISSUED" -> {
                take(body);
                yield new Told.Enrolled();
            }
            case "REFUSED" -> new Told.Refused("G74", "somebody refused this machine");
            default -> new Told.Waiting(body.path("id").asString(""), mark);
        };
    }

    /// @throws GeneralSecurityException when the certificate is not for our key and our name
    private void take(JsonNode body) throws IOException, GeneralSecurityException {
        X509Certificate own = certificate(body.path("certificate").asString(""));
        X509Certificate authority = certificate(body.path("authority").asString(""));
        own.verify(authority.getPublicKey());
        byte[] ours = keys.enrolling().certificate().getPublicKey().getEncoded();
        if (!Arrays.equals(own.getPublicKey().getEncoded(), ours)) {
            throw new GeneralSecurityException("the certificate is for another key");
        }
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(authority.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("ca.pem"), pem, StandardCharsets.US_ASCII);
        keys.enrolled(List.of(own, authority));
    }

    private static X509Certificate certificate(String base64) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

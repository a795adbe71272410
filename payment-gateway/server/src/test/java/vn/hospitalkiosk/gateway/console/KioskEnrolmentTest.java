package vn.hospitalkiosk.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.people.Role;

/// From a technician's code to a revoked kiosk, over the real doors.
@Timeout(300)
class KioskEnrolmentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final char[] SECRET = "test".toCharArray();

    private final ConsoleHouse house = ConsoleHouse.running();
    private final KeyPair key = keyPair("secp256r1");
    private final HttpClient stranger = client(Optional.empty());

    KioskEnrolmentTest() throws Exception {}

    private static KeyPair keyPair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private HttpClient client(Optional<X509Certificate> certificate) throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("ca", authority());
        trust.init(authorities);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore mine = KeyStore.getInstance("PKCS12");
        mine.load(null, null);
        if (certificate.isPresent()) {
            Certificate[] chain = {certificate.get(), authority()};
            mine.setKeyEntry("own", key.getPrivate(), SECRET, chain);
        }
        keys.init(mine, SECRET);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    }

    private X509Certificate authority() throws Exception {
        try (var in =
                java.nio.file.Files.newInputStream(house.var().resolve("secrets/pki/ca.pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String request(KeyPair pair) throws Exception {
        return Base64.getEncoder()
                .encodeToString(
                        new JcaPKCS10CertificationRequestBuilder(
                                        new X500Name("CN=K03,OU=OTHER"), pair.getPublic())
                                .build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(pair.getPrivate()))
                                .getEncoded());
    }

    private HttpResponse<String> ask(String code, String request) throws Exception {
        return stranger.send(
                HttpRequest.newBuilder(house.enrolmentDoor().resolve("/enrolment/v1/requests"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(
                                                Map.of("code", code, "request", request))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HttpClient who, URI address) throws Exception {
        return who.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String code(Browsing technician, ConsoleHouse.DemoPerson person, String kiosk)
            throws Exception {
        String page =
                technician.act(
                        "/kiosks",
                        "/kiosks/codes",
                        Map.of("kiosk", kiosk, "code", person.freshCode()));
        Matcher code =
                Pattern.compile("class=\"secret gap\">([2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5})<")
                        .matcher(page);
        assertThat(code.find()).as(page).isTrue();
        assertThat(page).contains("Dấu máy chủ");
        return code.group(1);
    }

    @Test
    void a_machine_becomes_a_kiosk_by_two_people_and_stops_within_a_minute() throws Exception {
        ConsoleHouse.DemoPerson kien = house.person(Role.TECHNICIAN);
        ConsoleHouse.DemoPerson anh = house.person(Role.ADMINISTRATOR);
        Browsing technician = new Browsing(house.console()).signIn(kien);
        Browsing administrator = new Browsing(house.console()).signIn(anh);
        String code = code(technician, kien, "K09");

        assertThat(ask("22222-22222", request(key)).body()).contains("G74");
        assertThat(ask(code, "AAAA").body()).contains("G77");
        assertThat(ask(code, request(keyPair("secp256r1"))).statusCode()).isEqualTo(202);
        HttpResponse<String> second = ask(code, request(key));
        assertThat(second.statusCode()).as("the code is used up").isEqualTo(409);
        assertThat(second.body()).contains("G75");

        String fresh = code(technician, kien, "K09");
        JsonNode asked =
                JSON.readTree(ask(fresh.toLowerCase(java.util.Locale.ROOT), request(key)).body());
        assertThat(JSON.readTree(ask(fresh, request(key)).body()))
                .as("the same question")
                .isEqualTo(asked);
        String id = asked.path("id").asString("");
        URI own = house.enrolmentDoor().resolve("/enrolment/v1/requests/" + id);
        assertThat(asked.path("certificate").asString("?")).isEmpty();

        String approve = "/kiosks/enrolments/" + id + "/approve";
        assertThat(technician.act("/kiosks", approve, Map.of("code", kien.freshCode())))
                .contains("phải khác người tạo mã");
        assertThat(administrator.get("/kiosks").body())
                .contains(asked.path("keyMark").asString("?"));
        assertThat(administrator.act("/kiosks", approve, Map.of("code", anh.freshCode())))
                .contains("Đã cấp chứng thư");
        JsonNode issued = JSON.readTree(get(stranger, own).body());
        assertThat(issued.path("state").asString("")).isEqualTo("ISSUED");
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                Base64.getDecoder()
                                                        .decode(
                                                                issued.path("certificate")
                                                                        .asString(""))));
        assertThat(certificate.getSubjectX500Principal().getName())
                .as("not what the machine wished")
                .isEqualTo("CN=K09,OU=KH01");

        HttpClient kiosk = client(Optional.of(certificate));
        URI status = house.kioskDoor().resolve("/kiosk/v1/status");
        assertThat(get(kiosk, status).body()).contains("\"kiosk\":\"K09\"");
        try (Stream<String> events =
                kiosk.send(
                                HttpRequest.newBuilder(
                                                house.kioskDoor().resolve("/kiosk/v1/events"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            Iterator<String> lines = events.iterator();
            assertThat(lines.next()).startsWith("retry");
            long begun = System.nanoTime();
            assertThat(
                            technician.act(
                                    "/kiosks",
                                    "/kiosks/K09/revoke",
                                    Map.of(
                                            "reason",
                                            "Máy bị mất ở sảnh A",
                                            "code",
                                            kien.freshCode())))
                    .contains("Đã thu hồi");
            assertThat(get(kiosk, status).statusCode()).isEqualTo(403);
            assertThat(get(kiosk, status).body()).contains("G76");
            while (lines.hasNext()) {
                lines.next();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("the open stream ended")
                    .isLessThan(Duration.ofSeconds(60));
        }
        assertThat(administrator.get("/kiosks").body()).contains("Máy bị mất ở sảnh A");
    }

    @Test
    void without_a_certificate_only_the_enrolment_door_answers_and_only_its_own_path()
            throws Exception {
        assertThat(get(stranger, house.enrolmentDoor().resolve("/kiosk/v1/status")).statusCode())
                .isEqualTo(404);
        assertThat(get(stranger, house.enrolmentDoor().resolve("/login")).statusCode())
                .isEqualTo(404);
        assertThat(
                        get(
                                        stranger,
                                        house.enrolmentDoor()
                                                .resolve(
                                                        "/enrolment/v1/requests/" + "0".repeat(32)))
                                .body())
                .contains("G74");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> get(stranger, house.kioskDoor().resolve("/kiosk/v1/status")))
                .isInstanceOf(java.io.IOException.class);
    }
}

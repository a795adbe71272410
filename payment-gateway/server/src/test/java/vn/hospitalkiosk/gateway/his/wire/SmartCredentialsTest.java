package vn.hospitalkiosk.gateway.his.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.line.HttpCall;

class SmartCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void open() {
        server.start();
        server.stubFor(
                post(urlEqualTo("/token"))
                        .willReturn(
                                okJson(
                                        "{\"access_token\":\"abc\",\"expires_in\":300,\"token_type\":\"bearer\"}")));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private SmartCredentials credentials(KeyPair pair) {
        return new SmartCredentials(
                new SmartCredentials.Settings(
                        URI.create(server.baseUrl() + "/token"),
                        "kiosk-gateway",
                        "key-1",
                        "system/*.rs",
                        Duration.ofSeconds(5)),
                pair.getPrivate(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator maker = KeyPairGenerator.getInstance(algorithm);
        maker.initialize(algorithm.equals("RSA") ? 2048 : 384);
        return maker.generateKeyPair();
    }

    private static String shown(Credentials credentials) throws IOException {
        return credentials
                .authorised(HttpCall.get(URI.create("http://127.0.0.1/")))
                .headers()
                .getOrDefault("Authorization", "");
    }

    @ParameterizedTest
    @CsvSource({"RSA,RS384,SHA384withRSA", "EC,ES384,SHA384withECDSAinP1363Format"})
    void a_signed_assertion_that_lives_five_minutes_gets_a_token(
            String algorithm, String name, String check) throws Exception {
        KeyPair pair = pair(algorithm);
        try (SmartCredentials credentials = credentials(pair)) {
            assertThat(shown(credentials)).isEqualTo("Bearer abc");
        }
        String form = server.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        assertThat(form).contains("grant_type=client_credentials", "scope=system%2F*.rs");
        String assertion =
                URLDecoder.decode(
                        form.replaceAll(".*client_assertion=([^&]*).*", "$1"),
                        StandardCharsets.UTF_8);
        String[] parts = assertion.split("\\.", -1);
        JsonMapper json = JsonMapper.builder().build();
        JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(header.path("alg").stringValue("")).isEqualTo(name);
        assertThat(claims.path("aud").stringValue("")).isEqualTo(server.baseUrl() + "/token");
        assertThat(claims.path("exp").longValue(0)).isEqualTo(NOW.getEpochSecond() + 300);
        Signature signature = Signature.getInstance(check);
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void a_token_is_kept_and_taken_anew_after_a_refusal() throws Exception {
        try (SmartCredentials credentials = credentials(pair("EC"))) {
            shown(credentials);
            shown(credentials);
            server.verify(1, postRequestedFor(urlEqualTo("/token")));
            credentials.refused();
            shown(credentials);
            server.verify(2, postRequestedFor(urlEqualTo("/token")));
        }
    }

    @Test
    void no_token_is_said_so() throws Exception {
        server.stubFor(post(urlEqualTo("/token")).willReturn(aResponse().withStatus(401)));
        try (SmartCredentials credentials = credentials(pair("EC"))) {
            assertThatThrownBy(() -> shown(credentials)).isInstanceOf(IOException.class);
        }
    }
}

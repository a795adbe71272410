package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpCall;
import vn.hospitalkiosk.gateway.line.HttpLine;

/// SMART backend services (HL7 SMART App Launch 2, "Backend Services"): a token for a signed assertion, `private_key_jwt`. Kept until half a minute before it ends, taken anew after a refusal.
public final class SmartCredentials implements Credentials, AutoCloseable {
    /// @param tokenEndpoint from the server's `.well-known/smart-configuration`
    /// @param keyId `kid` of our public key at the server
    /// @param scope `system/*.rs system/Encounter.c …`
    public record Settings(
            URI tokenEndpoint, String clientId, String keyId, String scope, Duration limit) {}

    private record Token(String value, Instant until) {}

    private static final Duration ASSERTION_LIVES = Duration.ofMinutes(5);
    private static final Duration BEFORE_END = Duration.ofSeconds(30);
    private static final long SHORTEST_LIFE = 60;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Settings settings;
    private final PrivateKey key;
    private final Clock clock;
    private final HttpLine line;
    private final JsonMapper json = JsonMapper.builder().build();
    private Optional<Token> token = Optional.empty();

    /// @param key RSA of 2048 bits and more (RS384) or EC on P-384 (ES384)
    public SmartCredentials(Settings settings, PrivateKey key, Clock clock) {
        this.settings = settings;
        this.key = key;
        this.clock = clock;
        this.line = new HttpLine(settings.limit());
    }

    /// PKCS#8 in PEM.
    ///
    /// @throws IllegalArgumentException naming the file; never its content
    public static PrivateKey key(Path file) {
        try {
            String text =
                    Files.readString(file, StandardCharsets.US_ASCII)
                            .replaceAll("-----[A-Z ]+-----", "")
                            .replaceAll("\\s", "");
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
            try {
                return KeyFactory.getInstance("RSA").generatePrivate(spec);
            } catch (InvalidKeySpecException notRsa) {
                return KeyFactory.getInstance("EC").generatePrivate(spec);
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "no key in " + file + ": " + unusable.getClass().getSimpleName());
        }
    }

    @Override
    public HttpCall authorised(HttpCall call) throws IOException {
        return call.with("Authorization", "Bearer " + current());
    }

    @Override
    public synchronized void refused() {
        token = Optional.empty();
    }

    private synchronized String current() throws IOException {
        Instant now = clock.instant();
        Optional<Token> good = token.filter(t -> now.isBefore(t.until()));
        if (good.isEmpty()) {
            good = Optional.of(taken(now));
            token = good;
        }
        return good.get().value();
    }

    private Token taken(Instant now) throws IOException {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", settings.scope());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(now));
        String body =
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return switch (line.post(
                settings.tokenEndpoint(),
                HttpLine.FORM,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("Accept", "application/json"),
                settings.limit())) {
            case Answer.Message(int status, _, var raw) when status == 200 ->
                    read(raw.bytes(), now);
            case Answer.Message(int status, _, _) ->
                    throw new IOException("the token endpoint says " + status);
            case Answer.None(String reason) -> throw new IOException(reason);
            case Answer.NotSent(String reason) -> throw new IOException(reason);
        };
    }

    private Token read(byte[] answer, Instant now) throws IOException {
        try {
            JsonNode told = json.readTree(answer);
            String value = told.path("access_token").stringValue("");
            if (value.isEmpty()) {
                throw new IOException("the token endpoint gave no token");
            }
            long seconds =
                    Math.max(told.path("expires_in").longValue(SHORTEST_LIFE), SHORTEST_LIFE);
            return new Token(value, now.plusSeconds(seconds).minus(BEFORE_END));
        } catch (JacksonException unreadable) {
            throw new IOException("the token endpoint's answer cannot be read");
        }
    }

    private String assertion(Instant now) throws IOException {
        boolean rsa = key.getAlgorithm().equals("RSA");
        Map<String, Object> header = new TreeMap<>();
        header.put("alg", rsa ? "RS384" : "ES384");
        header.put("kid", settings.keyId());
        header.put("typ", "JWT");
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", settings.clientId());
        claims.put("sub", settings.clientId());
        claims.put("aud", settings.tokenEndpoint().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", now.plus(ASSERTION_LIVES).getEpochSecond());
        String text = part(header) + "." + part(claims);
        try {
            Signature signature =
                    Signature.getInstance(rsa ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the HIS key cannot sign: " + unusable.getClass().getName());
        }
    }

    private String part(Map<String, Object> fields) {
        return URL.encodeToString(json.writeValueAsBytes(fields));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        line.close();
    }
}

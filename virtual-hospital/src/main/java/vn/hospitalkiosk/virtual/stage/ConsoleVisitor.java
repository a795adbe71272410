package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/// One of the demo's persons at the console's pages, with password and phone: sends the forms a browser would send.
final class ConsoleVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final Duration TWO_STEPS = Duration.ofSeconds(2L * STEP_SECONDS + 5);

    private final URI console;
    private final JsonNode person;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .build();
    private long lastStep;

    private ConsoleVisitor(URI console, JsonNode person) {
        this.console = console;
        this.person = person;
    }

    /// @param role `ACCOUNTANT`
    /// @param var the gateway's folder
    static ConsoleVisitor signedIn(String console, Path var, String role) {
        try {
            JsonNode people = Json.parse(Files.readString(var.resolve("secrets/people/demo.json")));
            for (JsonNode person : people) {
                if (person.path("role").asString("").equals(role)) {
                    ConsoleVisitor visitor = new ConsoleVisitor(URI.create(console), person);
                    visitor.signIn();
                    return visitor;
                }
            }
            throw new StageFailure("the demo has no " + role);
        } catch (IOException e) {
            throw new StageFailure("no demo persons under " + var, e);
        }
    }

    private void signIn() {
        post(
                "/login",
                "/login",
                Map.of(
                        "name", person.path("person").asString(""),
                        "password", person.path("password").asString("")));
        post("/login/code", "/login/code", Map.of("code", freshCode()));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(console.resolve(path)).build());
    }

    /// The form on the page at `from`, filled in.
    ///
    /// @return the page the browser would show
    String post(String from, String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(from));
        if (!token.find()) {
            throw new StageFailure("no form at " + from);
        }
        String form =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        form + "&_csrf=" + encoded(token.group(1))))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").map(this::get).orElseGet(answer::body);
        } catch (IOException e) {
            throw new StageFailure("POST " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").map(this::get).orElseGet(answer::body);
        } catch (IOException e) {
            throw new StageFailure("GET " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }

    /// The code on the phone (RFC 6238, SHA-1, six digits, 30 s). Each is good once, so a second one waits for the next half minute.
    String freshCode() {
        Patience.until("a fresh code", TWO_STEPS, () -> step() > lastStep);
        lastStep = step();
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(lastStep).array());
            int at = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash).getInt(at) & 0x7FFFFFFF;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    private byte[] secret() {
        String text = person.path("codeSecret").asString("");
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = bits << 5 | BASE32.indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
                bits &= (1 << held) - 1;
            }
        }
        return bytes.array();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

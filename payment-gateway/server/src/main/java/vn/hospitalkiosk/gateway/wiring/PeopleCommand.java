package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `scripts/people first`: asks the running gateway for the first administrator's one-time link, with the token only this machine's operator can read.
public final class PeopleCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String USAGE =
            "usage: scripts/people first --id nva.quantri --name \"Nguyễn Văn A\" [--var DIR]";

    private PeopleCommand() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        Map<String, String> given = new HashMap<>(Map.of("--var", "var"));
        for (int i = 1; i + 1 < words.length; i += 2) {
            given.put(words[i], words[i + 1]);
        }
        String id = given.getOrDefault("--id", "");
        String name = given.getOrDefault("--name", "");
        if (words.length == 0 || !words[0].equals("first") || id.isEmpty() || name.isEmpty()) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            return first(Path.of(given.getOrDefault("--var", "var")), id, name);
        } catch (IOException | GeneralSecurityException e) {
            System.err.println(
                    "Máy chủ không trả lời, hoặc không đọc được thư mục var của nó: "
                            + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int first(Path var, String id, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        String console =
                JSON.readTree(Files.readString(var.resolve("run/endpoints.json")))
                        .path(Door.CONSOLE.endpoint())
                        .asString("");
        String token = Files.readString(var.resolve("secrets/people/programs.token")).strip();
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(trusting(var.resolve("secrets/pki")))
                        .build()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(console + "/api/people/first"))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    JSON.writeValueAsString(
                                                            Map.of("id", id, "name", name))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                System.err.println(
                        body.path("code").asString("") + " " + body.path("message").asString(""));
                return 1;
            }
            System.out.println("Liên kết một lần, dùng trong 24 giờ, chỉ in ra lần này:");
            System.out.println(console + body.path("path").asString(""));
            return 0;
        }
    }

    private static SSLContext trusting(Path pki) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.resolve("ca.p12"))) {
            store.load(in, Files.readString(pki.resolve("ca.password")).strip().toCharArray());
        }
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }
}

package vn.hospitalkiosk.gateway.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person at the console, over plain HTTP: cookies, forms with their token, redirects followed.
public final class Browsing {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    public Browsing(URI console) {
        this.console = console;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(console.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Posts a form as the page at `from` would send it.
    public HttpResponse<String> post(String from, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(from).body());
        if (!token.find()) {
            throw new AssertionError("no form at " + from);
        }
        return postWith(token.group(1), path, fields);
    }

    public HttpResponse<String> postWith(String token, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        form + "&_csrf=" + encoded(token)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// As [#post], then the page the browser would show.
    public String act(String from, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(from, path, fields);
        return answer.statusCode() == 303
                ? get(answer.headers().firstValue("Location").orElseThrow()).body()
                : answer.body();
    }

    public Browsing signIn(ConsoleHouse.DemoPerson person)
            throws IOException, InterruptedException {
        String afterPassword =
                location(
                        post(
                                "/login",
                                "/login",
                                Map.of("name", person.name(), "password", person.password())));
        String afterCode =
                location(post(afterPassword, "/login/code", Map.of("code", person.freshCode())));
        if (!afterCode.endsWith("/")) {
            throw new AssertionError("not signed in but sent to " + afterCode);
        }
        return this;
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

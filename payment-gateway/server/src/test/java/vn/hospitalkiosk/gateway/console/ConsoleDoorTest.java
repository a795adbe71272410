package vn.hospitalkiosk.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.gateway.people.Role;

/// Who gets in at the console, over real HTTP.
@Timeout(180)
class ConsoleDoorTest {
    private final ConsoleHouse house = ConsoleHouse.running();
    private final Browsing stranger = new Browsing(house.console());

    @Test
    void strangers_see_nothing_but_the_door() throws Exception {
        for (String page :
                List.of(
                        "/",
                        "/tally",
                        "/refunds",
                        "/refunds/new",
                        "/suspense",
                        "/open-questions",
                        "/settlements",
                        "/people",
                        "/kiosks",
                        "/audit",
                        "/nowhere")) {
            HttpResponse<String> answer = stranger.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(302);
            assertThat(Browsing.location(answer)).as(page).endsWith("/login");
        }
        assertThat(stranger.get("/api/tally").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/api/tally").body()).contains("G70");
        assertThat(stranger.get("/health").statusCode())
                .as("a probe of this machine")
                .isEqualTo(200);
        assertThat(stranger.get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void a_probe_from_elsewhere_needs_a_name() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(house.console().resolve("/metrics"))
                                    .header("X-Forwarded-For", "10.1.2.3")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void scripts_come_in_with_the_token_of_the_secrets_folder_and_only_to_the_api()
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(asProgram(http, "/api/tally", house.programToken())).isEqualTo(200);
            assertThat(asProgram(http, "/api/tally", "0".repeat(64))).isEqualTo(401);
            assertThat(asProgram(http, "/people", house.programToken())).isEqualTo(302);
        }
    }

    private int asProgram(HttpClient http, String path, String token) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(house.console().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_page_keeps_to_itself_and_runs_no_script_of_others() throws Exception {
        HttpResponse<String> door = stranger.get("/login");
        assertThat(door.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(door.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(door.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(door.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(door.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(door.body()).doesNotContain("style=", "onclick", "<script>");
        assertThat(stranger.get("/console.css").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/console.js").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/fonts/Inter_400Regular.ttf").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/fonts/OFL.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void unknown_name_and_wrong_password_are_told_the_same() throws Exception {
        HttpResponse<String> unknown =
                stranger.post(
                        "/login",
                        "/login",
                        Map.of("name", "khong.co.ai", "password", "mật khẩu nào đó"));
        HttpResponse<String> wrong =
                new Browsing(house.console())
                        .post(
                                "/login",
                                "/login",
                                Map.of(
                                        "name",
                                        house.person(Role.RECEPTION).name(),
                                        "password",
                                        "mật khẩu nào đó"));
        assertThat(unknown.statusCode()).isEqualTo(422).isEqualTo(wrong.statusCode());
        assertThat(withoutToken(unknown.body()))
                .isEqualTo(withoutToken(wrong.body()))
                .contains("Tên đăng nhập hoặc mật khẩu không đúng");
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void the_session_is_a_cookie_no_script_reads_and_a_new_one_at_each_step() throws Exception {
        ConsoleHouse.DemoPerson person = house.person(Role.AUDITOR);
        HttpResponse<String> password =
                stranger.post(
                        "/login",
                        "/login",
                        Map.of("name", person.name(), "password", person.password()));
        String first = session(password);
        stranger.get("/favicon.ico");
        stranger.get("/nowhere");
        stranger.get("/login");
        HttpResponse<String> code =
                stranger.post("/login/code", "/login/code", Map.of("code", person.freshCode()));
        assertThat(session(code)).isNotEqualTo(first).contains("HttpOnly", "SameSite=Strict");
        assertThat(stranger.get("/tally").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/people").statusCode()).as("not an auditor's").isEqualTo(403);
        assertThat(stranger.postWith("0000", "/logout", Map.of()).statusCode())
                .as("without the form's token")
                .isEqualTo(403);
        HttpResponse<String> out = stranger.post("/tally", "/logout", Map.of());
        assertThat(Browsing.location(out)).endsWith("/login?out");
        assertThat(stranger.get("/tally").statusCode()).isEqualTo(302);
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("JSESSIONID"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void the_code_step_does_not_open_without_the_password() throws Exception {
        assertThat(Browsing.location(stranger.get("/login/code"))).endsWith("/login?late");
        assertThat(
                        Browsing.location(
                                stranger.post("/login", "/login/code", Map.of("code", "123456"))))
                .endsWith("/login?late");
    }

    @Test
    void a_new_colleague_joins_by_link_and_loses_the_session_when_locked() throws Exception {
        Browsing admin = new Browsing(house.console()).signIn(house.person(Role.ADMINISTRATOR));
        String made =
                admin.act(
                        "/people",
                        "/people/new",
                        Map.of(
                                "id",
                                "moi.ketoan",
                                "name",
                                "Hoàng Thị <Mới>",
                                "roles",
                                "ACCOUNTANT",
                                "code",
                                house.person(Role.ADMINISTRATOR).freshCode()));
        Matcher link = Pattern.compile("/welcome/([A-Za-z0-9_-]{32})").matcher(made);
        assertThat(link.find()).as(made).isTrue();
        assertThat(made).contains("Hoàng Thị &lt;Mới&gt;").doesNotContain("<Mới>");
        String path = "/welcome/" + link.group(1);
        Browsing colleague = new Browsing(house.console());
        String welcome = colleague.get(path).body();
        Matcher secret = Pattern.compile("class=\"mono\">([A-Z2-7 ]+)<").matcher(welcome);
        assertThat(secret.find()).isTrue();
        byte[] key = vn.hospitalkiosk.gateway.people.Base32.bytes(secret.group(1).replace(" ", ""));
        long step = vn.hospitalkiosk.gateway.people.Totp.stepAt(house.now());
        String joined =
                colleague.act(
                        path,
                        path,
                        Map.of(
                                "password",
                                "mưa dầm thấm lâu 24",
                                "again",
                                "mưa dầm thấm lâu 24",
                                "code",
                                vn.hospitalkiosk.gateway.people.Totp.code(key, step - 1)));
        assertThat(joined).contains("Đã kích hoạt");
        assertThat(colleague.get(path).statusCode()).as("the link is used").isEqualTo(410);
        Browsing.location(
                colleague.post(
                        "/login",
                        "/login",
                        Map.of("name", "moi.ketoan", "password", "mưa dầm thấm lâu 24")));
        colleague.post(
                "/login/code",
                "/login/code",
                Map.of("code", vn.hospitalkiosk.gateway.people.Totp.code(key, step)));
        assertThat(colleague.get("/tally").statusCode()).isEqualTo(200);
        String locked =
                admin.act(
                        "/people",
                        "/people/moi.ketoan/lock",
                        Map.of("code", house.person(Role.ADMINISTRATOR).freshCode()));
        assertThat(locked).contains("Đã khoá");
        assertThat(Browsing.location(colleague.get("/tally"))).endsWith("/login?ended");
        String last =
                admin.act(
                        "/people",
                        "/people/" + house.person(Role.ADMINISTRATOR).name() + "/lock",
                        Map.of("code", house.person(Role.ADMINISTRATOR).freshCode()));
        assertThat(last).contains("quản trị cuối cùng");
    }

    @Test
    void the_console_is_not_at_the_other_doors() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI elsewhere = house.callbackDoor().resolve("/login");
            assertThat(
                            http.send(
                                            HttpRequest.newBuilder(elsewhere).build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(404);
        }
    }
}

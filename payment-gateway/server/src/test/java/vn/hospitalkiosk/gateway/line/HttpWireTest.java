package vn.hospitalkiosk.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hospitalkiosk.gateway.line.ScriptedServer.ok;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.gateway.line.HttpOutcome.Answered;
import vn.hospitalkiosk.gateway.line.HttpOutcome.Broken;
import vn.hospitalkiosk.gateway.line.HttpOutcome.Cause;
import vn.hospitalkiosk.gateway.line.HttpOutcome.NotSent;

@Timeout(60)
class HttpWireTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int LARGEST = 1_000;

    private final HttpWire wire = new HttpWire(Duration.ofSeconds(5), Optional.empty());
    private Optional<ScriptedServer> running = Optional.empty();

    @AfterEach
    void stop() throws IOException {
        wire.close();
        if (running.isPresent()) {
            running.get().close();
        }
    }

    private ScriptedServer server(ScriptedServer.Script script) throws IOException {
        ScriptedServer server = new ScriptedServer(script);
        running = Optional.of(server);
        return server;
    }

    private static HttpCall post(ScriptedServer server) {
        return HttpCall.post(server.address(), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private HttpOutcome send(ScriptedServer server, Duration limit) {
        return wire.send(post(server), limit, LARGEST);
    }

    private static String body(HttpOutcome outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return outcome instanceof Answered answer
                ? new String(answer.body(), StandardCharsets.UTF_8)
                : "";
    }

    private static Cause cause(HttpOutcome outcome) {
        assertThat(outcome).isInstanceOf(Broken.class);
        return ((Broken) outcome).cause();
    }

    @Test
    void a_call_goes_out_as_it_was_made_and_its_connection_is_used_again() throws Exception {
        ScriptedServer server = server((number, line) -> line.say(ok("answer " + number)));
        assertThat(
                        body(
                                wire.send(
                                        post(server)
                                                .with("Accept", "text/plain")
                                                .with("ACCEPT", "application/json"),
                                        LONG,
                                        LARGEST)))
                .isEqualTo("answer 1");
        assertThat(body(wire.send(HttpCall.delete(server.address()), LONG, LARGEST)))
                .isEqualTo("answer 2");
        String host = "Host: 127.0.0.1:" + server.address().getPort() + "\r\n";
        assertThat(server.requests.getFirst())
                .startsWith("POST /asked?by=us HTTP/1.1\r\n" + host)
                .contains("\r\nAccept: application/json\r\n", "\r\nContent-Length: 2\r\n")
                .doesNotContain("text/plain", "Expect", "Accept-Encoding", "Cookie")
                .endsWith("\r\n\r\n{}");
        assertThat(server.requests.getLast())
                .startsWith("DELETE /asked?by=us HTTP/1.1\r\n" + host)
                .doesNotContain("Content-Length");
        assertThat(server.connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nX-REQUEST-ID: 7\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nx-request-id: 7\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nwh\r\n3;a=b\r\nole\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX-Request-Id: 7\r\nContent-Length: 5\r\n\r\nwhole",
                "HTTP/1.1 200\r\nX-Request-Id: 7\r\nConnection: close\r\n\r\nwhole"
            })
    void answers_end_in_every_way_that_http_knows(String answer) throws Exception {
        ScriptedServer server =
                server((_, line) -> {
                    line.say(answer);
                    if (answer.contains("close")) {
                        line.close();
                    }
                });
        for (int i = 0; i < 2; i++) {
            HttpOutcome outcome = send(server, LONG);
            assertThat(body(outcome)).isEqualTo("whole");
            assertThat(((Answered) outcome).headers()).containsEntry("x-request-id", "7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwho",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsomething else",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 -5 OK\r\nContent-Length: 0\r\n\r\n",
                "\u0000\u0001 garbage\r\n\r\n",
                ""
            })
    void half_an_answer_is_none(String answer) throws Exception {
        ScriptedServer server =
                server((_, line) -> {
                    line.say(answer);
                    line.close();
                });
        assertThat(cause(send(server, LONG))).isEqualTo(Cause.LOST);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_body_that_trickles_ends_at_the_deadline() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        CountDownLatch pause = new CountDownLatch(1);
        ScriptedServer server =
                server((_, line) -> {
                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
                    try {
                        for (int i = 0; i < 800; i++) {
                            line.say(".");
                            pause.await(50, TimeUnit.MILLISECONDS);
                        }
                    } finally {
                        cut.complete(true);
                    }
                });
        assertThat(cause(send(server, SHORT))).isEqualTo(Cause.TIMEOUT);
        assertThat(cut.get()).as("the server sees its connection cut").isTrue();
    }

    @Test
    void where_nobody_listens_nothing_was_sent() throws Exception {
        int free;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = nobody.getLocalPort();
        }
        assertThat(
                        wire.send(
                                HttpCall.get(URI.create("http://127.0.0.1:" + free + "/")),
                                LONG,
                                LARGEST))
                .isInstanceOf(NotSent.class);
    }

    @Test
    void a_kept_connection_that_was_closed_is_not_used_again() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        ScriptedServer server =
                server((number, line) -> {
                    line.say(ok("answer " + number));
                    if (number == 1) {
                        line.close();
                        closed.complete(true);
                    }
                });
        assertThat(body(send(server, LONG))).isEqualTo("answer 1");
        closed.get();
        assertThat(body(send(server, LONG))).isEqualTo("answer 2");
        assertThat(server.requests).hasSize(2);
        assertThat(server.connections).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_that_was_heard_and_not_answered_is_not_sent_again(boolean get) throws Exception {
        ScriptedServer server =
                server((number, line) -> {
                    if (number == 2) {
                        line.close();
                    } else {
                        line.say(ok("answer " + number));
                    }
                });
        send(server, LONG);
        HttpCall call = get ? HttpCall.get(server.address()) : post(server);
        assertThat(cause(wire.send(call, LONG, LARGEST))).isEqualTo(Cause.LOST);
        assertThat(server.requests).hasSize(2);
        assertThat(body(send(server, LONG))).isEqualTo("answer 3");
    }

    @Test
    void a_redirect_is_an_answer_like_any_other() throws Exception {
        ScriptedServer server =
                server((_, line) ->
                        line.say(
                                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
        assertThat(send(server, LONG))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1000,false", "1001,true"})
    void an_answer_above_the_limit_is_refused(int length, boolean refused) throws Exception {
        String body = "x".repeat(length);
        ScriptedServer server =
                server((number, line) ->
                        line.say(
                                number == 1
                                        ? ok(body)
                                        : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + Integer.toHexString(length)
                                                + "\r\n"
                                                + body
                                                + "\r\n0\r\n\r\n"));
        for (int i = 0; i < 2; i++) {
            HttpOutcome outcome = send(server, LONG);
            if (refused) {
                assertThat(cause(outcome)).isEqualTo(Cause.TOO_LARGE);
            } else {
                assertThat(body(outcome)).isEqualTo(body);
            }
        }
    }

    @Test
    void an_answer_that_comes_after_its_deadline_meets_no_other_call() throws Exception {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        ScriptedServer server =
                server((number, line) -> {
                    if (number == 1) {
                        late.get();
                    }
                    line.say(ok("answer " + number));
                });
        assertThat(cause(send(server, SHORT))).isEqualTo(Cause.TIMEOUT);
        late.complete(true);
        assertThat(body(send(server, LONG))).isEqualTo("answer 2");
        assertThat(server.connections).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_that_comes_twice_meets_no_other_call(boolean atOnce) throws Exception {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        CompletableFuture<Boolean> repeated = new CompletableFuture<>();
        ScriptedServer server =
                server((number, line) -> {
                    String answer = ok("answer " + number);
                    if (number > 1) {
                        line.say(answer);
                    } else if (atOnce) {
                        line.say(answer + answer);
                        repeated.complete(true);
                    } else {
                        line.say(answer);
                        heard.get();
                        line.say(answer);
                        repeated.complete(true);
                    }
                });
        HttpOutcome first = send(server, LONG);
        assertThat(body(first)).isEqualTo("answer 1");
        assertThat(((Answered) first).more()).isEqualTo(atOnce);
        heard.complete(true);
        repeated.get();
        assertThat(body(send(server, LONG))).isEqualTo("answer 2");
        assertThat(server.connections).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_interrupted_caller_comes_back_and_still_knows_it(boolean virtual) throws Exception {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        ScriptedServer server =
                server((_, line) -> {
                    asked.complete(true);
                    line.waitForTheEnd();
                });
        CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Runnable call =
                () -> {
                    outcome.complete(send(server, LONG));
                    flag.complete(Thread.currentThread().isInterrupted());
                };
        Thread caller = virtual ? Thread.ofVirtual().start(call) : Thread.ofPlatform().start(call);
        asked.get();
        caller.interrupt();
        assertThat(cause(outcome.get())).isEqualTo(Cause.INTERRUPTED);
        assertThat(flag.get()).isTrue();
    }

    @Test
    void closing_ends_what_is_under_way_and_sends_nothing_more() throws Exception {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        ScriptedServer server =
                server((_, line) -> {
                    asked.complete(true);
                    line.waitForTheEnd();
                });
        CompletableFuture<HttpOutcome> outcome =
                CompletableFuture.supplyAsync(() -> send(server, LONG));
        asked.get();
        wire.close();
        assertThat(cause(outcome.get())).isEqualTo(Cause.LOST);
        assertThat(send(server, LONG)).isInstanceOf(NotSent.class);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void dropped_connections_are_not_used_again() throws Exception {
        ScriptedServer server = server((number, line) -> line.say(ok("answer " + number)));
        send(server, LONG);
        wire.dropConnections();
        assertThat(body(send(server, LONG))).isEqualTo("answer 2");
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void a_connection_waits_shorter_than_the_other_side_keeps_it() {
        assertThat(KeepAlive.of(Map.of())).isEqualTo(Duration.ofSeconds(30));
        assertThat(KeepAlive.of(Map.of("keep-alive", "timeout=5, max=100")))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(KeepAlive.of(Map.of("keep-alive", "max=7, Timeout = 900")))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void what_cannot_be_a_call_is_refused_without_repeating_it() {
        HttpCall call = HttpCall.get(URI.create("https://his.example/a"));
        assertThat(call.with("Kiosk", "secret-1")).hasToString("GET");
        assertThatThrownBy(() -> call.with("Kiosk", "secret\r\nEvil: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> call.with("Ki osk", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        for (String no : new String[] {"/secret", "ftp://secret/", "http://his.example/sécret"}) {
            assertThatThrownBy(() -> HttpCall.get(URI.create(no)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("cret");
        }
    }
}

package vn.hospitalkiosk.gateway.his.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.wire.MutualTls;
import vn.hospitalkiosk.virtual.his.Hl7Answer;
import vn.hospitalkiosk.virtual.his.Hl7Keys;
import vn.hospitalkiosk.virtual.his.Hl7Line;

/// The line alone: who is trusted, what is believed, when it gives up.
class MllpLineTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T00:45:00Z"), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Map<String, Hl7Keys> KEYS = new HashMap<>();
    private static @TempDir Path stores;

    private @TempDir Path folder;
    private final HisHealth health = new HisHealth(CLOCK);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Hl7Answer echo(byte[] message) {
        received.add(text(message));
        return new Hl7Answer.Said(message);
    }

    /// Made once: keys take time.
    private static synchronized Hl7Keys keys(String name) throws IOException {
        Hl7Keys known = KEYS.get(name);
        if (known == null) {
            known = Hl7Keys.of(stores.resolve(name + ".p12"), "secret", CLOCK);
            KEYS.put(name, known);
        }
        return known;
    }

    private Path pem(Hl7Keys keys) throws IOException {
        return Files.writeString(
                folder.resolve(keys.file().getFileName() + ".pem"), keys.certificate());
    }

    private Hl7Line his(Hl7Keys keys, Optional<Hl7Keys> clients) throws IOException {
        Hl7Line his =
                Hl7Line.open(
                        0,
                        Optional.of(keys.context(clients)),
                        clients.isPresent(),
                        CLOCK,
                        this::echo);
        open.add(his);
        return his;
    }

    private MllpLine line(String host, int port, Path trust, Optional<Hl7Keys> identity)
            throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        MllpLine line =
                new MllpLine(
                        new MllpAddress(
                                host,
                                port,
                                Optional.of(
                                        MutualTls.of(
                                                identity.map(keys ->
                                                        new MutualTls.OurCertificate(
                                                                keys.file(), password)),
                                                Optional.of(trust))),
                                LONG),
                        health);
        open.add(line);
        return line;
    }

    private static MllpExchange<String> say(MllpLine line, String text, Duration limit) {
        return line.send(
                "test",
                text.getBytes(StandardCharsets.UTF_8),
                heard -> text(heard).equals(text) ? Optional.of(text(heard)) : Optional.empty(),
                limit);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void a_his_with_the_certificate_we_trust_is_spoken_to_and_any_other_is_not()
            throws IOException {
        Hl7Keys his = keys("his");
        Hl7Line door = his(his, Optional.empty());
        assertThat(say(line("127.0.0.1", door.port(), pem(his), Optional.empty()), "a", LONG))
                .isEqualTo(new MllpExchange.Answered<>("a"));
        assertThat(health.isUp()).isTrue();
        assertThat(
                        say(
                                line(
                                        "127.0.0.1",
                                        door.port(),
                                        pem(keys("other")),
                                        Optional.empty()),
                                "b",
                                LONG))
                .isInstanceOf(MllpExchange.Failed.class);
        assertThat(health.isUp()).isFalse();
        assertThat(received).as("not a byte went to the wrong one").containsExactly("a");
    }

    @Test
    void a_certificate_for_another_host_is_not_enough() throws Exception {
        Hl7Keys his = keys("his");
        try (ServerSocket elsewhere =
                his.context(Optional.empty())
                        .getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.2"))) {
            CompletableFuture<Integer> heard =
                    CompletableFuture.supplyAsync(() -> firstByte(elsewhere));
            assertThat(
                            say(
                                    line(
                                            "127.0.0.2",
                                            elsewhere.getLocalPort(),
                                            pem(his),
                                            Optional.empty()),
                                    "a",
                                    LONG))
                    .isEqualTo(new MllpExchange.Failed<String>("unreachable", false));
            assertThat(heard.get(20, TimeUnit.SECONDS)).as("no message").isEqualTo(-1);
        }
    }

    private static int firstByte(ServerSocket server) {
        try (Socket caller = server.accept()) {
            return caller.getInputStream().read();
        } catch (IOException refused) {
            return -1;
        }
    }

    @Test
    void a_his_that_asks_for_a_certificate_hears_only_who_shows_one() throws IOException {
        Hl7Keys his = keys("his");
        Hl7Keys ours = keys("ours");
        Hl7Line door = his(his, Optional.of(ours));
        assertThat(say(line("127.0.0.1", door.port(), pem(his), Optional.of(ours)), "a", LONG))
                .isEqualTo(new MllpExchange.Answered<>("a"));
        assertThat(say(line("127.0.0.1", door.port(), pem(his), Optional.empty()), "b", LONG))
                .isInstanceOf(MllpExchange.Failed.class);
        assertThat(
                        say(
                                line(
                                        "127.0.0.1",
                                        door.port(),
                                        pem(his),
                                        Optional.of(keys("other"))),
                                "c",
                                LONG))
                .isInstanceOf(MllpExchange.Failed.class);
        assertThat(received).containsExactly("a");
    }

    @Test
    void a_half_open_connection_costs_one_deadline_and_is_given_up() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            MllpLine line =
                    new MllpLine(
                            new MllpAddress(
                                    "127.0.0.1", deaf.getLocalPort(), Optional.empty(), LONG),
                            health);
            open.add(line);
            assertThat(say(line, "a", SHORT))
                    .isEqualTo(new MllpExchange.Failed<String>("timeout", false));
            try (Socket first = deaf.accept()) {
                assertThat(first.getInputStream().readAllBytes())
                        .as("what was sent, then the end: the connection was closed")
                        .isEqualTo(Blocks.around("a".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(say(line, "b", SHORT)).isInstanceOf(MllpExchange.Failed.class);
            try (Socket second = deaf.accept()) {
                assertThat(second.getInputStream().readAllBytes())
                        .as("nothing of the first is said again")
                        .isEqualTo(Blocks.around("b".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(health.isUp()).isFalse();
        }
    }

    @Test
    void nobody_listening_is_known_at_once_and_later_tries_wait_their_turn() throws IOException {
        int nobody;
        try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody = gone.getLocalPort();
        }
        MllpLine line =
                new MllpLine(new MllpAddress("127.0.0.1", nobody, Optional.empty(), LONG), health);
        open.add(line);
        assertThat(say(line, "a", LONG))
                .isEqualTo(new MllpExchange.Failed<String>("unreachable", false));
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void pauses_grow_to_eight_seconds_and_one_answer_ends_them() {
        Backoff backoff = new Backoff();
        assertThat(backoff.left(5)).isZero();
        backoff.failed(0);
        assertThat(backoff.left(0)).as("once may be nothing but age").isZero();
        long before = 0;
        for (int i = 0; i < 40; i++) {
            backoff.failed(0);
            long pause = backoff.left(0);
            assertThat(pause).isBetween(187_500_000L, 10_000_000_000L);
            before = Math.max(before, pause);
        }
        assertThat(before).isGreaterThanOrEqualTo(6_000_000_000L);
        backoff.good();
        assertThat(backoff.left(0)).isZero();
    }

    @Test
    void blocks_are_cut_out_of_whatever_stands_between_and_broken_ones_are_refused()
            throws IOException {
        ByteArrayInputStream two =
                new ByteArrayInputStream(
                        "\r\n\u000bMSH|1\r\u001c\r\n\u000bMSH|2\r\u001c\r"
                                .getBytes(StandardCharsets.US_ASCII));
        assertThat(Blocks.next(two).map(MllpLineTest::text)).contains("MSH|1\r");
        assertThat(Blocks.next(two).map(MllpLineTest::text)).contains("MSH|2\r");
        assertThat(Blocks.next(two)).isEmpty();
        for (String broken :
                List.of(
                        "\u000bMSH|1",
                        "\u000bMSH|1\u000bMSH|2\u001c\r",
                        "\u000bMSH|1\u001cx",
                        "HTTP/1.1 400 Bad Request ".repeat(400))) {
            assertThatThrownBy(() ->
                            Blocks.next(
                                    new ByteArrayInputStream(
                                            broken.getBytes(StandardCharsets.US_ASCII))))
                    .isInstanceOf(IOException.class);
        }
    }
}

package vn.hospitalkiosk.kiosk.hospital;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Changes of payments as the gateway pushes them. Reopens with `Last-Event-ID` after 0.25, 0.5 … 5 seconds; a stream without a sign of life for 15 seconds (the gateway sends one every 5) is taken for dead.
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration DEAD = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final GatewayDoor door;
    private final Consumer<JourneyEvent> events;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Thread thread = Thread.ofVirtual().name("event-stream").unstarted(this::run);
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("event-stream-watchdog").factory());
    private volatile long heardAt;
    private String lastId = "";
    private Duration pause = SHORTEST;

    public EventStream(GatewayDoor door, Consumer<JourneyEvent> events) {
        this.door = door;
        this.events = events;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                listen();
            } catch (IOException e) {
                LOG.debug("event stream broke: {}", e.getClass().getSimpleName());
            } catch (RuntimeException e) {
                LOG.error("event stream broke: {}", Trail.of(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            events.accept(new JourneyEvent.StreamChanged(false));
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private void listen() throws IOException, InterruptedException {
        Optional<GatewayDoor.Open> open = door.open();
        if (open.isEmpty()) {
            pause = SHORTEST;
            return;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(open.get().base().resolve("/kiosk/v1/events"))
                        .header("Accept", "text/event-stream")
                        .timeout(Duration.ofSeconds(10));
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response =
                open.get().http().send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == OK) {
                pause = SHORTEST;
                events.accept(new JourneyEvent.StreamChanged(true));
                read(body);
            }
        }
    }

    private void read(InputStream body) throws IOException {
        heardAt = System.nanoTime();
        ScheduledFuture<?> watch =
                watchdog.scheduleAtFixedRate(() -> closeIfDead(body), 1, 1, TimeUnit.SECONDS);
        try {
            SentEvents parser = new SentEvents();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heardAt = System.nanoTime();
                parser.line(line).ifPresent(this::take);
                if (!parser.lastId().isEmpty()) {
                    lastId = parser.lastId();
                }
            }
        } finally {
            watch.cancel(false);
        }
    }

    private void take(SentEvents.Sent sent) {
        if (!sent.event().equals("payment")) {
            return;
        }
        try {
            events.accept(
                    new JourneyEvent.PaymentPushed(json.readValue(sent.data(), PaymentView.class)));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("{} a pushed event cannot be read", GatewayClient.UNREADABLE);
        }
    }

    private void closeIfDead(InputStream body) {
        if (System.nanoTime() - heardAt > DEAD.toNanos()) {
            try {
                body.close();
            } catch (IOException e) {
                LOG.debug("closing a dead stream: {}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        watchdog.shutdown();
    }
}

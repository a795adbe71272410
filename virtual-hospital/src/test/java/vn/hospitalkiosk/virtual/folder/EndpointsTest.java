package vn.hospitalkiosk.virtual.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

class EndpointsTest {
    @TempDir Path run;

    private ObjectNode all() throws Exception {
        return Json.parseObject(Files.readAllBytes(run.resolve("endpoints.json"))).orElseThrow();
    }

    @Test
    void writers_at_the_same_time_lose_nothing() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                Map<String, String> mine = Map.of("key." + i, "value " + i);
                writers.add(
                        threads.submit(() -> {
                            new Endpoints(run).publish(mine);
                            return mine;
                        }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(all().size()).isEqualTo(16);
    }

    @Test
    void only_ones_own_addresses_are_withdrawn() throws Exception {
        Endpoints endpoints = new Endpoints(run);
        Map<String, String> mine = Map.of("virtual.http", "http://127.0.0.1:1");
        endpoints.publish(Map.of("gateway.kiosk", "https://127.0.0.1:2"));
        endpoints.publish(mine);
        endpoints.withdraw(mine);
        assertThat(all().propertyNames()).containsExactly("gateway.kiosk");
        endpoints.publish(Map.of("virtual.http", "http://127.0.0.1:3"));
        endpoints.withdraw(mine);
        assertThat(all().path("virtual.http").stringValue("")).isEqualTo("http://127.0.0.1:3");
    }

    @Test
    void a_file_that_is_no_json_is_begun_anew() throws Exception {
        Files.writeString(run.resolve("endpoints.json"), "{\"gateway.kio");
        new Endpoints(run).publish(Map.of("a", "b"));
        assertThat(all().path("a").stringValue("")).isEqualTo("b");
    }
}

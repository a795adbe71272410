package vn.hospitalkiosk.gateway.psp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.hospitalkiosk.api.Vnd;

/// What a test gives an adapter.
public final class TestSetting implements PspModule.Setting {
    private final Clock clock;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Map<String, String> secrets = new ConcurrentHashMap<>();
    public final Map<OrderId, KnownOrders.Known> known = new ConcurrentHashMap<>();

    public TestSetting(Clock clock) {
        this.clock = clock;
    }

    public static Terms terms(Duration timeout, int failures) {
        return new Terms(
                Duration.ofMillis(500),
                timeout,
                timeout,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofHours(2),
                new Vnd(1_000),
                new Vnd(50_000_000),
                "",
                16,
                new Terms.Breaker(failures, Duration.ofMillis(150)));
    }

    @Override
    public <T> T config(Class<T> type) {
        throw new UnsupportedOperationException("tests make their own configuration");
    }

    @Override
    public URI demandHost(String key, URI address, PspModule.Hosts hosts) {
        return address;
    }

    @Override
    public URI demandAllowed(String key, URI address) {
        return address;
    }

    @Override
    public Secrets secrets(String folder) {
        return file -> Optional.ofNullable(secrets.get(file));
    }

    @Override
    public void demandRealMerchant(Secrets files, String file, Set<String> samples) {}

    @Override
    public KnownOrders orders() {
        return (_, order) -> Optional.ofNullable(known.get(order));
    }

    @Override
    public Takings takings() {
        return (_, _) -> Vnd.ZERO;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public MeterRegistry meters() {
        return meters;
    }
}

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
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// What a test gives an adapter.
public final class TestSetting implements PspModule.Setting {
    private final Clock clock;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Map<String, String> secrets = new ConcurrentHashMap<>();
    public final Map<OrderId, KnownOrders.Known> known = new ConcurrentHashMap<>();
    public final Map<String, OrderId> named = new ConcurrentHashMap<>();

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
        return new KnownOrders() {
            @Override
            public Optional<Known> find(PspCode psp, OrderId order) {
                return Optional.ofNullable(known.get(order));
            }

            @Override
            public Optional<OrderId> named(PspCode psp, String reference) {
                return Optional.ofNullable(named.get(reference));
            }
        };
    }

    @Override
    public FacilityId facility() {
        return new FacilityId("KH01");
    }

    /// An order of ours, open.
    public void know(Psp.Order order) {
        known.put(
                order.id(),
                new KnownOrders.Known(order.amount(), order.placedAt(), KnownOrders.Standing.OPEN));
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

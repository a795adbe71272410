package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.fhir.FhirHis;
import vn.hospitalkiosk.gateway.his.fhir.FhirSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// A foreign server, its hospital, two gateways' adapters and a line that can break before one of them.
final class ForeignWard implements AutoCloseable {
    static final int AT_ONCE = 16;

    /// The first requests after a start take such a server ten seconds and more.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    final ForeignHospital hospital;
    final His his;
    final His other;
    final Relay relay;
    final RaisedCases cases = new RaisedCases();
    private final HisHealth health = new HisHealth(Ward.CLOCK);
    private final List<FhirHis> adapters = new ArrayList<>();
    private final ForeignServer server;

    ForeignWard(ForeignServer server) throws IOException {
        this.server = server;
        this.hospital = new ForeignHospital(server.base());
        this.relay = new Relay(server.port());
        this.his = adapter(relay.address().resolve("/fhir"));
        this.other = adapter(server.base());
    }

    private FhirHis adapter(URI base) {
        FhirHis adapter =
                new FhirHis(
                        new FhirSettings(
                                base, FhirSystems.VN_CORE, LIMIT, LIMIT, "Bệnh viện", Ward.ZONE),
                        new HisWire(
                                Duration.ofSeconds(5),
                                Optional.empty(),
                                Credentials.none(),
                                health),
                        cases,
                        Ward.CLOCK);
        adapter.probe();
        adapters.add(adapter);
        return adapter;
    }

    His gateway(int i) {
        return i % 2 == 0 ? his : other;
    }

    static <T> List<T> atOnce(IntFunction<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int one = i;
            all.add(() -> work.apply(one));
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
        }
        return Collections.unmodifiableList(results);
    }

    @Override
    public void close() throws IOException {
        adapters.forEach(FhirHis::close);
        relay.close();
        server.close();
    }
}

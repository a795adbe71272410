package vn.hospitalkiosk.kiosk.devices;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.metrics.DeviceMeters;

/// Tells about the devices while the kiosk runs: `var/run/devices.json` every three seconds, `var/run/kiosk.prom` (Prometheus text, for a textfile collector) every fifteen. Holds the lock by which `scripts/diagnose` knows that the devices are taken.
public final class DeviceReporting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceReporting.class);
    private static final Duration RECORD = Duration.ofSeconds(3);
    private static final Duration METRICS = Duration.ofSeconds(15);

    private final KioskDevices devices;
    private final DeviceRecordFile file;
    private final Path prom;
    private final Clock machine;
    private final Supplier<OptionalLong> clockOffsetMs;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<DeviceKind> metered = EnumSet.noneOf(DeviceKind.class);
    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("device-reporting").factory());
    private @Nullable Closeable lock;
    private boolean troubleLogged;

    /// @param machine the operating system's clock, which technicians read
    /// @param clockOffsetMs how far it is behind the gateway's
    public DeviceReporting(
            KioskDevices devices, Path var, Clock machine, Supplier<OptionalLong> clockOffsetMs) {
        this.devices = devices;
        this.file = new DeviceRecordFile(var);
        this.prom = var.resolve("run/kiosk.prom");
        this.machine = machine;
        this.clockOffsetMs = clockOffsetMs;
    }

    public void start() {
        var _ =
                thread.scheduleAtFixedRate(
                        () -> trying(this::record), 0, RECORD.toMillis(), TimeUnit.MILLISECONDS);
        var _ =
                thread.scheduleAtFixedRate(
                        () -> trying(this::metrics),
                        2_000,
                        METRICS.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// The record is for technicians: a disk that is full must not end it for good, nor fill the log.
    private void trying(Work work) {
        try {
            work.run();
            troubleLogged = false;
        } catch (IOException | RuntimeException e) {
            if (!troubleLogged) {
                LOG.warn("the record of the devices was not written: {}", e.getClass().getName());
                troubleLogged = true;
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void record() throws IOException {
        if (lock == null) {
            lock = file.take().orElse(null);
        }
        file.write(now(devices, machine, clockOffsetMs.get()));
    }

    /// @param clockOffsetMs empty when it is not known
    public static DeviceRecord now(
            KioskDevices devices, Clock machine, OptionalLong clockOffsetMs) {
        List<DeviceReport> reports =
                Stream.of(DeviceKind.values()).map(kind -> DeviceReport.of(devices, kind)).toList();
        return new DeviceRecord(
                machine.instant(),
                ProcessHandle.current().pid(),
                Version.ours(),
                clockOffsetMs,
                reports);
    }

    private void metrics() throws IOException {
        for (DeviceKind kind : DeviceKind.values()) {
            devices.device(kind)
                    .filter(_ -> metered.add(kind))
                    .ifPresent(device -> DeviceMeters.bind(registry, device));
        }
        Path fresh = prom.resolveSibling("kiosk.prom.new");
        Files.writeString(fresh, registry.scrape());
        Files.move(
                fresh, prom, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        Closeable held = lock;
        if (held != null) {
            trying(held::close);
        }
    }
}

package vn.hospitalkiosk.kiosk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.cccd.ChipReaders;
import vn.hospitalkiosk.device.cccd.CscaCertificates;
import vn.hospitalkiosk.device.cccd.TrustStore;
import vn.hospitalkiosk.device.document.ScannedCodes;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;
import vn.hospitalkiosk.device.profile.ChipReaderFile;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.device.profile.FittedDevice;
import vn.hospitalkiosk.device.profile.Lines;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.device.profile.ReaderTransport;
import vn.hospitalkiosk.device.profile.ScannerFile;
import vn.hospitalkiosk.device.scanner.CodeScanner;
import vn.hospitalkiosk.device.scanner.SerialScanner;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.settings.Endpoints;

/// Connects devices in the background, each as soon as its address is known; from then on its driver sees to it.
final class Devices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final DeviceFiles files;
    private final Path var;
    private final Endpoints endpoints;
    private final Clock clock;
    private final Consumer<JourneyEvent> events;
    private final Thread thread = Thread.ofPlatform().daemon().name("devices").unstarted(this::run);
    private final Set<String> told = new HashSet<>();
    private volatile @Nullable ChipReader reader;
    private volatile @Nullable CodeScanner scanner;
    private volatile @Nullable ReceiptPrinter printer;

    Devices(
            DeviceFiles files,
            Path var,
            Endpoints endpoints,
            Clock clock,
            Consumer<JourneyEvent> events) {
        this.files = files;
        this.var = var;
        this.endpoints = endpoints;
        this.clock = clock;
        this.events = events;
    }

    void start() {
        thread.start();
    }

    Optional<ChipReader> reader() {
        return Optional.ofNullable(reader);
    }

    Optional<ReceiptPrinter> printer() {
        return Optional.ofNullable(printer);
    }

    private void run() {
        try {
            while (!connect()) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether nothing is left to connect
    private boolean connect() {
        if (reader == null) {
            connectReader();
        }
        if (scanner == null) {
            connectScanner();
        }
        if (printer == null) {
            connectPrinter();
        }
        return reader != null && scanner != null && printer != null;
    }

    private void connectReader() {
        switch (files.chipReader()) {
            case FittedDevice.Installed<ChipReaderFile>(ChipReaderFile file) ->
                    trust(file)
                            .map(trust -> opened(file.transport(), trust))
                            .ifPresent(opened -> {
                                reader = opened;
                                opened.watch(state ->
                                        events.accept(new JourneyEvent.ReaderChanged(state)));
                                opened.listen(present ->
                                        events.accept(new JourneyEvent.CardPresence(present)));
                            });
            case FittedDevice.NotInstalled<ChipReaderFile> _ -> {}
            case FittedDevice.Wrong<ChipReaderFile>(Failure failure) -> wrong(failure);
        }
    }

    private void wrong(Failure failure) {
        if (told.add(failure.detail())) {
            LOG.error("{} {}", failure.code(), failure.detail());
        }
    }

    private ChipReader opened(ReaderTransport transport, TrustStore trust) {
        return switch (transport) {
            case ReaderTransport.Pcsc(String name) -> ChipReaders.pcsc(name, trust, clock);
            case ReaderTransport.VirtualSocket(String path) ->
                    ChipReaders.virtualSocket(var.resolve(path), trust, clock);
            // The virtual reader's service is reached by this variable alone (it lives in
            // namespaces of its own).
            case ReaderTransport.VirtualReader(String path) ->
                    System.getenv("PCSCLITE_CSOCK_NAME") == null
                            ? ChipReaders.virtualSocket(var.resolve(path), trust, clock)
                            : ChipReaders.pcsc("", trust, clock);
        };
    }

    /// Empty: configured but not there yet, or not readable: a root that cannot be read must not pass for no root.
    private Optional<TrustStore> trust(ChipReaderFile file) {
        try {
            List<X509Certificate> cscas =
                    file.csca().isBlank()
                            ? List.of()
                            : CscaCertificates.load(var.resolve(file.csca()));
            List<X509CRL> lists =
                    file.crl().isBlank() ? List.of() : TrustStore.listsIn(var.resolve(file.crl()));
            return Optional.of(new TrustStore(cscas, lists, file.crlMaxAge()));
        } catch (IOException | GeneralSecurityException e) {
            wrong(new Failure(Codes.CSCA.code(), Trail.of(e)));
            return Optional.empty();
        }
    }

    private void connectScanner() {
        switch (files.scanner()) {
            case FittedDevice.Installed<ScannerFile>(ScannerFile file) -> {
                CodeScanner opened =
                        new SerialScanner(
                                new Lines(name -> endpoints.find("endpoint:" + name))
                                        .to(file.transport()),
                                file.profile(),
                                clock);
                scanner = opened;
                opened.watch(state -> events.accept(new JourneyEvent.ScannerChanged(state)));
                opened.listen(text ->
                        events.accept(new JourneyEvent.Scanned(ScannedCodes.recognise(text))));
            }
            case FittedDevice.NotInstalled<ScannerFile> _ -> {}
            case FittedDevice.Wrong<ScannerFile>(Failure failure) -> wrong(failure);
        }
    }

    private void connectPrinter() {
        switch (files.printer()) {
            case FittedDevice.Installed<PrinterFile>(PrinterFile file) -> {
                ReceiptPrinter opened =
                        new EscPosPrinter(
                                file.profile(),
                                new Lines(name -> endpoints.find("endpoint:" + name))
                                        .to(file.transport()),
                                clock);
                printer = opened;
                opened.watch(state -> events.accept(new JourneyEvent.PrinterChanged(state)));
            }
            case FittedDevice.NotInstalled<PrinterFile> _ -> {}
            case FittedDevice.Wrong<PrinterFile>(Failure failure) -> wrong(failure);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        ChipReader r = reader;
        CodeScanner s = scanner;
        ReceiptPrinter p = printer;
        if (r != null) {
            r.close();
        }
        if (s != null) {
            s.close();
        }
        if (p != null) {
            p.close();
        }
    }
}

package vn.hospitalkiosk.kiosk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.cccd.ChipReaders;
import vn.hospitalkiosk.device.cccd.CscaCertificates;
import vn.hospitalkiosk.device.document.ScannedCodes;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;
import vn.hospitalkiosk.device.scanner.CodeScanner;
import vn.hospitalkiosk.device.scanner.ScannerProfile;
import vn.hospitalkiosk.device.scanner.SerialScanner;
import vn.hospitalkiosk.device.serial.SerialByteLine;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.settings.Endpoints;
import vn.hospitalkiosk.kiosk.settings.Settings;

/// Connects devices in the background, each as soon as its address is known; from then on its driver sees to it.
final class Devices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Settings.Devices settings;
    private final Path var;
    private final Endpoints endpoints;
    private final Clock clock;
    private final Consumer<JourneyEvent> events;
    private final Thread thread = Thread.ofPlatform().daemon().name("devices").unstarted(this::run);
    private boolean cscaFaultLogged;
    private volatile @Nullable ChipReader reader;
    private volatile @Nullable CodeScanner scanner;
    private volatile @Nullable ReceiptPrinter printer;

    Devices(
            Settings.Devices settings,
            Path var,
            Endpoints endpoints,
            Clock clock,
            Consumer<JourneyEvent> events) {
        this.settings = settings;
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
        Optional<List<X509Certificate>> cscas = cscas();
        if (cscas.isEmpty()) {
            return;
        }
        openReader(cscas.get())
                .ifPresent(opened -> {
                    reader = opened;
                    opened.watch(
                            present -> events.accept(new JourneyEvent.CardPresence(present)),
                            state -> events.accept(new JourneyEvent.ReaderChanged(state)));
                });
    }

    private Optional<ChipReader> openReader(List<X509Certificate> cscas) {
        Settings.ChipReader wish = settings.chipReader();
        return switch (wish.transport()) {
            case PCSC -> Optional.of(ChipReaders.pcsc(wish.slot(), cscas, clock));
            case VIRTUAL_SOCKET -> socket(wish, cscas);
            // The virtual reader's service is reached by this variable alone (it lives in
            // namespaces of its own).
            case AUTO ->
                    System.getenv("PCSCLITE_CSOCK_NAME") == null
                            ? socket(wish, cscas)
                            : Optional.of(ChipReaders.pcsc(wish.slot(), cscas, clock));
        };
    }

    private Optional<ChipReader> socket(Settings.ChipReader wish, List<X509Certificate> cscas) {
        return endpoints
                .find(wish.socket())
                .map(path -> ChipReaders.virtualSocket(var.resolve(path), cscas, clock));
    }

    /// Empty: configured but not there yet, or not readable: a root that cannot be read must not pass for no root.
    private Optional<List<X509Certificate>> cscas() {
        if (settings.csca().isBlank()) {
            return Optional.of(List.of());
        }
        return endpoints
                .find(settings.csca())
                .flatMap(place -> {
                    try {
                        return Optional.of(CscaCertificates.load(var.resolve(place)));
                    } catch (IOException | CertificateException e) {
                        if (!cscaFaultLogged) {
                            LOG.error("{} {}", Codes.CSCA, Trail.of(e));
                            cscaFaultLogged = true;
                        }
                        return Optional.empty();
                    }
                });
    }

    private void connectScanner() {
        endpoints
                .find(settings.scanner().port())
                .ifPresent(port -> {
                    CodeScanner opened =
                            new SerialScanner(
                                    SerialByteLine.to(port, settings.scanner().baud()),
                                    ScannerProfile.plain(),
                                    clock);
                    scanner = opened;
                    opened.watch(state -> events.accept(new JourneyEvent.ScannerChanged(state)));
                    opened.listen(text ->
                            events.accept(new JourneyEvent.Scanned(ScannedCodes.recognise(text))));
                });
    }

    private void connectPrinter() {
        endpoints
                .find(settings.printer())
                .ifPresent(first -> {
                    ReceiptPrinter opened =
                            new EscPosPrinter(
                                    PrinterProfile.epsonTm(), () -> printerLine(first), clock);
                    printer = opened;
                    opened.watch(state -> events.accept(new JourneyEvent.PrinterChanged(state)));
                });
    }

    /// Its address is looked up at each opening: a printer may come back elsewhere.
    private ByteLine printerLine(String first) {
        String hostPort = endpoints.find(settings.printer()).orElse(first);
        int colon = hostPort.lastIndexOf(':');
        return TcpLine.to(
                        hostPort.substring(0, colon),
                        Integer.parseInt(hostPort.substring(colon + 1)),
                        CONNECT)
                .open();
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

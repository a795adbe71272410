package vn.hospitalkiosk.kiosk.devices;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.Ecr17Codec;
import vn.hospitalkiosk.device.cardterminal.EcrCardTerminal;
import vn.hospitalkiosk.device.cardterminal.HypercomCodec;
import vn.hospitalkiosk.device.cardunit.CardUnit;
import vn.hospitalkiosk.device.cardunit.Crt591CardUnit;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.cccd.ChipReaders;
import vn.hospitalkiosk.device.cccd.CscaCertificates;
import vn.hospitalkiosk.device.cccd.TrustStore;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;
import vn.hospitalkiosk.device.profile.CardTerminalFile;
import vn.hospitalkiosk.device.profile.CardUnitFile;
import vn.hospitalkiosk.device.profile.ChipReaderFile;
import vn.hospitalkiosk.device.profile.Lines;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.device.profile.ReaderTransport;
import vn.hospitalkiosk.device.profile.ScannerFile;
import vn.hospitalkiosk.device.scanner.CodeScanner;
import vn.hospitalkiosk.device.scanner.SerialScanner;
import vn.hospitalkiosk.kiosk.devices.Berth.Made;

/// Makes each device's driver from its file.
final class Fitting {
    private static final String CSCA = "K12";

    private final Surroundings around;
    private final Lines lines;

    Fitting(Surroundings around) {
        this.around = around;
        this.lines = new Lines(around.endpoints());
    }

    Made<ChipReader> chipReader(ChipReaderFile file) {
        try {
            TrustStore store =
                    new TrustStore(
                            file.csca().isBlank()
                                    ? List.of()
                                    : CscaCertificates.load(around.var().resolve(file.csca())),
                            file.crl().isBlank()
                                    ? List.of()
                                    : TrustStore.listsIn(around.var().resolve(file.crl())),
                            file.crlMaxAge());
            return new Made.Done<>(opened(file.transport(), store));
        } catch (IOException | GeneralSecurityException e) {
            // A root or list that cannot be read must not pass for none.
            return new Made.NotYet<>(
                    new Failure(
                            CSCA,
                            "%s, %s: %s"
                                    .formatted(
                                            file.csca(),
                                            file.crl(),
                                            e.getClass().getSimpleName())));
        }
    }

    private ChipReader opened(ReaderTransport transport, TrustStore store) {
        return switch (transport) {
            case ReaderTransport.Pcsc(String name) -> ChipReaders.pcsc(name, store, around.clock());
            case ReaderTransport.VirtualSocket(String path) -> socket(path, store);
            // The virtual reader's service is reached by this variable alone (it lives in
            // namespaces of its own).
            case ReaderTransport.VirtualReader(String path) ->
                    System.getenv("PCSCLITE_CSOCK_NAME") == null
                            ? socket(path, store)
                            : ChipReaders.pcsc("", store, around.clock());
        };
    }

    private ChipReader socket(String path, TrustStore store) {
        return ChipReaders.virtualSocket(around.var().resolve(path), store, around.clock());
    }

    Made<CodeScanner> scanner(ScannerFile file) {
        return new Made.Done<>(
                new SerialScanner(lines.to(file.transport()), file.profile(), around.clock()));
    }

    Made<ReceiptPrinter> printer(PrinterFile file) {
        return new Made.Done<>(
                new EscPosPrinter(file.profile(), lines.to(file.transport()), around.clock()));
    }

    Made<CardUnit> cardUnit(CardUnitFile file) {
        return new Made.Done<>(
                new Crt591CardUnit(
                        file.profile(), baud -> lines.at(file.transport(), baud), around.clock()));
    }

    Made<CardTerminal> cardTerminal(CardTerminalFile file) {
        return new Made.Done<>(
                switch (file.dialect()) {
                    case CardTerminalFile.Hypercom words ->
                            new EcrCardTerminal(
                                    file.profile(),
                                    new HypercomCodec(file.hypercom(words)),
                                    lines.to(file.transport()),
                                    around.intents(),
                                    around.clock());
                    case CardTerminalFile.Ecr17 words ->
                            new EcrCardTerminal(
                                    file.profile(),
                                    new Ecr17Codec(file.ecr17(words)),
                                    lines.to(file.transport()),
                                    around.intents(),
                                    around.clock());
                });
    }
}

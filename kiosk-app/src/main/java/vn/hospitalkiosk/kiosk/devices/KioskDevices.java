package vn.hospitalkiosk.kiosk.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardunit.CardUnit;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;
import vn.hospitalkiosk.device.profile.CardTerminalFile;
import vn.hospitalkiosk.device.profile.CardUnitFile;
import vn.hospitalkiosk.device.profile.ChipReaderFile;
import vn.hospitalkiosk.device.profile.DeviceFile;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.device.profile.ScannerFile;
import vn.hospitalkiosk.device.scanner.CodeScanner;

/// The kiosk's devices. A device that is not installed, whose file is wrong or whose driver does not start is empty here, and its state says why.
public final class KioskDevices implements AutoCloseable {
    private final Berth<ChipReaderFile, ChipReader> chipReader;
    private final Berth<ScannerFile, CodeScanner> scanner;
    private final Berth<PrinterFile, ReceiptPrinter> printer;
    private final Berth<CardUnitFile, CardUnit> cardUnit;
    private final Berth<CardTerminalFile, CardTerminal> cardTerminal;
    private final DeviceEars ears;

    public KioskDevices(DeviceFiles files, Surroundings around, DeviceEars ears) {
        this.ears = ears;
        Fitting fitting = new Fitting(around);
        chipReader =
                new Berth<>(
                        DeviceKind.CHIP_READER,
                        files::chipReader,
                        fitting::chipReader,
                        reader -> reader.listen(ears::card),
                        around.clock());
        scanner =
                new Berth<>(
                        DeviceKind.SCANNER,
                        files::scanner,
                        fitting::scanner,
                        opened -> opened.listen(ears::scanned),
                        around.clock());
        printer = berth(DeviceKind.PRINTER, files::printer, fitting::printer, around);
        cardUnit = berth(DeviceKind.CARD_UNIT, files::cardUnit, fitting::cardUnit, around);
        cardTerminal =
                berth(DeviceKind.CARD_TERMINAL, files::cardTerminal, fitting::cardTerminal, around);
    }

    private static <F extends DeviceFile, D extends Device> Berth<F, D> berth(
            DeviceKind kind,
            java.util.function.Supplier<vn.hospitalkiosk.device.profile.FittedDevice<F>> reading,
            java.util.function.Function<F, Berth.Made<D>> making,
            Surroundings around) {
        return new Berth<>(kind, reading, making, _ -> {}, around.clock());
    }

    /// Begins to look for all of them, in the background.
    public void start() {
        start(DeviceKind.values());
    }

    public void start(DeviceKind... kinds) {
        List<DeviceKind> wanted = List.of(kinds);
        berths().filter(berth -> wanted.contains(berth.kind()))
                .forEach(berth -> berth.start(state -> ears.changed(berth.kind(), state)));
    }

    private Stream<Berth<?, ?>> berths() {
        return Stream.of(chipReader, scanner, printer, cardUnit, cardTerminal);
    }

    private Berth<?, ?> berth(DeviceKind kind) {
        return switch (kind) {
            case CHIP_READER -> chipReader;
            case SCANNER -> scanner;
            case PRINTER -> printer;
            case CARD_UNIT -> cardUnit;
            case CARD_TERMINAL -> cardTerminal;
        };
    }

    public Optional<ChipReader> chipReader() {
        return chipReader.device();
    }

    public Optional<CodeScanner> scanner() {
        return scanner.device();
    }

    public Optional<ReceiptPrinter> printer() {
        return printer.device();
    }

    public Optional<CardUnit> cardUnit() {
        return cardUnit.device();
    }

    public Optional<CardTerminal> cardTerminal() {
        return cardTerminal.device();
    }

    public Optional<CardTerminalFile> cardTerminalFile() {
        return cardTerminal.file();
    }

    public Optional<? extends Device> device(DeviceKind kind) {
        return berth(kind).device();
    }

    public Optional<? extends DeviceFile> file(DeviceKind kind) {
        return berth(kind).file();
    }

    public DeviceState state(DeviceKind kind) {
        return berth(kind).state();
    }

    /// All at once: one that hangs costs the others nothing.
    @Override
    public void close() {
        List<Thread> closing =
                berths().map(berth -> Thread.ofPlatform().daemon().start(berth::close)).toList();
        for (Thread one : closing) {
            try {
                one.join(java.time.Duration.ofSeconds(3));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

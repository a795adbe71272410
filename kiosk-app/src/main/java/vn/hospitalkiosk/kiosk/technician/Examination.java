package vn.hospitalkiosk.kiosk.technician;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.diagnostic.CardTerminalSelfTest;
import vn.hospitalkiosk.device.diagnostic.CardUnitSelfTest;
import vn.hospitalkiosk.device.diagnostic.ChipReaderSelfTest;
import vn.hospitalkiosk.device.diagnostic.DeviceCheck;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.PrinterSelfTest;
import vn.hospitalkiosk.device.diagnostic.ScannerSelfTest;
import vn.hospitalkiosk.device.diagnostic.Seen;
import vn.hospitalkiosk.device.diagnostic.SelfTest;
import vn.hospitalkiosk.device.diagnostic.Technician;
import vn.hospitalkiosk.device.diagnostic.TestSlip;
import vn.hospitalkiosk.device.profile.DeviceFile;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.device.profile.FittedDevice;
import vn.hospitalkiosk.device.profile.Lines;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.kiosk.devices.DeviceEars;
import vn.hospitalkiosk.kiosk.devices.DeviceRecord;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;
import vn.hospitalkiosk.kiosk.devices.DeviceReporting;
import vn.hospitalkiosk.kiosk.devices.KioskDevices;
import vn.hospitalkiosk.kiosk.devices.Surroundings;

/// Opens the devices, as the kiosk would, and lets each test itself.
final class Examination {
    /// A device that is there has answered by then; one that is not was looked for several times.
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final Duration AT_MOST = Duration.ofSeconds(12);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration WAIT_FOR_CODE = Duration.ofSeconds(2);

    private final DiagnoseOptions options;
    private final DeviceFiles files;
    private final Technician technician;
    private final BlockingQueue<Integer> codes = new ArrayBlockingQueue<>(16);

    Examination(DiagnoseOptions options, DeviceFiles files, Technician technician) {
        this.options = options;
        this.files = files;
        this.technician = technician;
    }

    Diagnosis run(Surroundings around, Clock machine) {
        List<Finding> findings =
                new ArrayList<>(new Machine(options.var()).findings(OptionalLong.empty()));
        DeviceRecord record;
        try (KioskDevices devices = new KioskDevices(files, around, ears())) {
            devices.start(options.kinds());
            settle(devices);
            for (DeviceKind kind : options.kinds()) {
                findings.addAll(examined(devices, kind));
            }
            record = DeviceReporting.now(devices, machine, OptionalLong.empty());
        }
        List<DeviceReport> reports = asked(record);
        LineProbe probe = new LineProbe(new Lines(around.endpoints()));
        reports.forEach(report -> findings.addAll(reasons(report, probe)));
        return new Diagnosis(record.at(), "own", findings, reports, Versions.now());
    }

    private List<DeviceReport> asked(DeviceRecord record) {
        return record.devices().stream()
                .filter(report -> List.of(options.kinds()).contains(report.kind()))
                .toList();
    }

    /// Why a device does not answer, as far as the machine can tell.
    private List<Finding> reasons(DeviceReport report, LineProbe probe) {
        if (!(files.of(report.kind())
                instanceof FittedDevice.Installed<? extends DeviceFile>(DeviceFile file))) {
            return List.of();
        }
        List<Finding> reasons = new ArrayList<>();
        new Machine(options.var()).obstacle(report.kind(), file).ifPresent(reasons::add);
        boolean silent =
                report.state().equals("connecting")
                        || report.failure()
                                .filter(f -> f.code().equals(DeviceCheck.silent(report.kind())))
                                .isPresent();
        if (silent) {
            probe.of(report.kind(), file).ifPresent(reasons::add);
        }
        return reasons;
    }

    private DeviceEars ears() {
        return new DeviceEars() {
            @Override
            public void changed(DeviceKind kind, DeviceState state) {}

            @Override
            public void card(boolean present) {}

            @Override
            public void scanned(String text) {
                codes.offer(text.length());
            }
        };
    }

    private void settle(KioskDevices devices) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < AT_MOST.toNanos()) {
            boolean early = System.nanoTime() - start < AT_LEAST.toNanos();
            if (Stream.of(options.kinds()).allMatch(kind -> settled(devices.state(kind), early))) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// A fault may be the first look at a device that is just waking up.
    private static boolean settled(DeviceState state, boolean early) {
        return switch (state) {
            case DeviceState.Ready _, DeviceState.Attention _, DeviceState.Absent _ -> true;
            case DeviceState.Faulty _ -> !early;
            case DeviceState.Connecting _ -> false;
        };
    }

    private List<Finding> examined(KioskDevices devices, DeviceKind kind) {
        return selfTest(devices, kind)
                .map(test -> test.run(options.level(), technician))
                .findFirst()
                .orElseGet(() -> List.of(DeviceCheck.state(kind, devices.state(kind))));
    }

    private Stream<SelfTest> selfTest(KioskDevices devices, DeviceKind kind) {
        return switch (kind) {
            case CHIP_READER ->
                    devices.chipReader().stream()
                            .map(d -> new ChipReaderSelfTest(d, options.accessNumber()));
            case SCANNER ->
                    devices.scanner().stream()
                            .map(d -> new ScannerSelfTest(d, codes, WAIT_FOR_CODE));
            case PRINTER ->
                    devices.printer().stream()
                            .map(d -> new PrinterSelfTest(d, TestSlip.of(width(devices))));
            case CARD_UNIT -> devices.cardUnit().stream().map(CardUnitSelfTest::new);
            case CARD_TERMINAL -> devices.cardTerminal().stream().map(CardTerminalSelfTest::new);
        };
    }

    private static int width(KioskDevices devices) {
        return devices.file(DeviceKind.PRINTER)
                .filter(PrinterFile.class::isInstance)
                .map(PrinterFile.class::cast)
                .map(PrinterFile::widthDots)
                .orElse(384);
    }

    /// For a device list that came from the running kiosk's record.
    static List<Finding> judged(DeviceRecord record, DiagnoseOptions options) {
        List<Finding> findings = new ArrayList<>();
        for (DeviceReport report : record.devices()) {
            if (List.of(options.kinds()).contains(report.kind())) {
                findings.addAll(
                        DeviceCheck.of(report.kind(), report.deviceState(), report::counted));
            }
        }
        return findings;
    }

    static Finding notWhileItRuns(DiagnoseOptions options) {
        String level = options.level().name().toLowerCase(Locale.ROOT);
        return Finding.degraded(
                "kiosk",
                "K19",
                new Seen(
                        "Mức thử %s cần các thiết bị mà kiosk đang giữ".formatted(level),
                        "the level %s needs the devices, which the running kiosk holds"
                                .formatted(level)));
    }
}

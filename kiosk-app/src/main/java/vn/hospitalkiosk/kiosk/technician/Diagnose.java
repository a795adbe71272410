package vn.hospitalkiosk.kiosk.technician;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Level;
import vn.hospitalkiosk.device.diagnostic.Seen;
import vn.hospitalkiosk.device.diagnostic.Technician;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.kiosk.devices.DeviceRecord;
import vn.hospitalkiosk.kiosk.devices.DeviceRecordFile;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;
import vn.hospitalkiosk.kiosk.devices.Surroundings;
import vn.hospitalkiosk.kiosk.journal.TerminalIntents;
import vn.hospitalkiosk.kiosk.settings.Endpoints;
import vn.hospitalkiosk.kiosk.settings.Settings;
import vn.hospitalkiosk.kiosk.settings.SettingsFile;
import vn.hospitalkiosk.kiosk.settings.SettingsWrong;

/// `scripts/diagnose`: what works, what does not, why, and what to do. Exit 0 healthy, 1 degraded, 2 broken, 64 not understood.
public final class Diagnose {
    private static final int EXIT_USAGE = 64;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String KIOSK = "kiosk";

    private final DiagnoseOptions options;
    private final Clock machine;
    private final Technician technician;
    private final FailureCodes codes = FailureCodes.shipped();

    Diagnose(DiagnoseOptions options, Clock machine, Technician technician) {
        this.options = options;
        this.machine = machine;
        this.technician = technician;
    }

    public static void main(String... arguments) {
        // Before the first logger: a technician's look must not write into the kiosk's log.
        System.setProperty("kiosk.log", "/dev/null");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(
                run(
                        out,
                        Clock.systemUTC(),
                        new TechnicianAtTerminal(System.in, System.err),
                        arguments));
    }

    /// @return the exit code
    static int run(PrintStream out, Clock machine, Technician technician, String... arguments) {
        DiagnoseOptions options;
        try {
            options = DiagnoseOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return EXIT_USAGE;
        }
        Diagnose diagnose = new Diagnose(options, machine, technician);
        Diagnosis diagnosis = diagnose.diagnosed();
        if (options.bundle().isPresent()) {
            diagnosis = diagnose.bundled(diagnosis, options.bundle().get());
        }
        if (options.json()) {
            out.println(new JsonText(diagnose.codes).of(diagnosis, false));
        } else {
            new HumanText(diagnose.codes).of(diagnosis).forEach(out::println);
        }
        return diagnosis.exitCode();
    }

    Diagnosis diagnosed() {
        Settings settings;
        try {
            settings = SettingsFile.read(options.config());
        } catch (SettingsWrong e) {
            return alone(Finding.broken(KIOSK, new Failure("K09", String.valueOf(e.getMessage()))));
        }
        DeviceRecordFile file = new DeviceRecordFile(options.var());
        try {
            Optional<Closeable> taken = file.take();
            if (taken.isEmpty()) {
                return ofRunningKiosk(file);
            }
            try (Closeable _ = taken.get()) {
                return own(settings);
            }
        } catch (IOException e) {
            return alone(Finding.broken(KIOSK, "K25", notWritten(options.var(), e)));
        }
    }

    private static Seen notWritten(Path what, IOException e) {
        String kind = e.getClass().getSimpleName();
        return new Seen(
                "Không ghi được %s: %s".formatted(what, kind),
                "%s cannot be written: %s".formatted(what, kind));
    }

    private Diagnosis alone(Finding finding) {
        return new Diagnosis(machine.instant(), "own", List.of(finding), List.of(), Versions.now());
    }

    private Diagnosis own(Settings settings) {
        Path kept = options.var().resolve("data/kiosk-" + settings.kiosk() + ".sqlite");
        // A file made by a technician's account would keep the kiosk's own out.
        Path journal = Files.exists(kept) ? kept : Path.of(":memory:");
        Endpoints endpoints = new Endpoints(options.var());
        try (TerminalIntents intents = new TerminalIntents(journal, machine)) {
            return new Examination(options, files(settings), technician)
                    .run(
                            new Surroundings(
                                    options.var(),
                                    name -> endpoints.find("endpoint:" + name),
                                    intents,
                                    machine),
                            machine);
        }
    }

    private DeviceFiles files(Settings settings) {
        return new DeviceFiles(
                options.config().resolveSibling(settings.devices()),
                settings.environment() == Settings.Environment.SIMULATED);
    }

    private Diagnosis ofRunningKiosk(DeviceRecordFile file) {
        List<Finding> findings = new ArrayList<>();
        Optional<DeviceRecord> record = file.read();
        List<DeviceReport> reports = record.map(DeviceRecord::devices).orElse(List.of());
        Machine around = new Machine(options.var());
        if (record.isEmpty() || age(record.get()).compareTo(FRESH) > 0) {
            findings.add(
                    Finding.broken(
                            KIOSK,
                            "K27",
                            record.map(r -> lastOf(r.at()))
                                    .orElseGet(() ->
                                            new Seen(
                                                    "Chương trình kiosk chưa ghi tình trạng lần nào",
                                                    "it has written no record"))));
        }
        record.ifPresent(r -> {
            findings.add(
                    Finding.note(
                            KIOSK,
                            "Kiosk đang chạy, tiến trình " + r.pid(),
                            "the kiosk runs, process " + r.pid()));
            findings.addAll(around.findings(r.clockOffsetMs()));
            findings.addAll(Examination.judged(r, options));
        });
        if (options.level().includes(Level.EXTERNAL)) {
            findings.add(Examination.notWhileItRuns(options));
        }
        List<DeviceReport> asked =
                reports.stream()
                        .filter(report -> List.of(options.kinds()).contains(report.kind()))
                        .toList();
        return new Diagnosis(machine.instant(), "kiosk", findings, asked, versions(record));
    }

    private static Seen lastOf(Instant at) {
        return new Seen(
                "Lần ghi tình trạng cuối là " + HumanText.time(at), "its last record is of " + at);
    }

    private Duration age(DeviceRecord record) {
        return Duration.between(record.at(), machine.instant()).abs();
    }

    private static Map<String, String> versions(Optional<DeviceRecord> record) {
        Map<String, String> versions = Versions.now();
        record.ifPresent(r -> versions.put("kiosk", r.version()));
        return versions;
    }

    private Diagnosis bundled(Diagnosis diagnosis, Path zip) {
        List<Finding> findings = new ArrayList<>(diagnosis.findings());
        try {
            int blanked =
                    new Bundle(codes)
                            .write(zip, diagnosis, options.config(), deviceFolder(), options.var());
            if (blanked > 0) {
                findings.add(
                        Finding.degraded(
                                KIOSK,
                                "K28",
                                new Seen(
                                        "Đã xoá trắng %d số trong gói".formatted(blanked),
                                        "%d numbers were blanked in it".formatted(blanked))));
            }
        } catch (IOException e) {
            findings.add(Finding.degraded(KIOSK, "K25", notWritten(zip, e)));
        }
        return new Diagnosis(
                diagnosis.at(),
                diagnosis.source(),
                findings,
                diagnosis.devices(),
                diagnosis.versions());
    }

    private Path deviceFolder() {
        try {
            return options.config().resolveSibling(SettingsFile.read(options.config()).devices());
        } catch (SettingsWrong e) {
            return options.config().resolveSibling("devices");
        }
    }
}

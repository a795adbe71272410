package vn.hospitalkiosk.kiosk.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

class DeviceRecordFileTest {
    private static final Instant AT = Instant.parse("2026-11-21T01:02:03Z");
    private static final Failure NO_PAPER = new Failure("P11", "the printer has no paper");
    private static final DeviceReport PRINTER =
            new DeviceReport(
                    "printer",
                    "tcp 10.0.0.7:9100",
                    "faulty",
                    Optional.of(NO_PAPER),
                    Optional.of(AT),
                    Map.of("model", "TM-T88V"),
                    Map.of("frames-sent", 12L),
                    new DeviceReport.Times(11, 5, 26),
                    new DeviceReport.Times(0, 0, 0),
                    List.of(new DeviceReport.Fault("P11", "the printer has no paper", AT)),
                    List.of("12 ms > DLE EOT"));

    @TempDir Path var;

    @Test
    void what_the_kiosk_writes_is_what_the_technician_reads() throws IOException {
        DeviceRecordFile file = new DeviceRecordFile(var);
        assertThat(file.read()).isEmpty();
        for (OptionalLong offset : List.of(OptionalLong.of(-1500), OptionalLong.empty())) {
            DeviceRecord record = new DeviceRecord(AT, 4711, "0.1", offset, List.of(PRINTER));
            try (Closeable _ = file.take().orElseThrow()) {
                file.write(record);
            }
            assertThat(file.read()).contains(record);
        }
        assertThat(var.resolve("run/devices.json.new")).doesNotExist();
    }

    @Test
    void a_report_gives_its_state_kind_and_counts_back() {
        assertThat(PRINTER.kind()).isEqualTo(DeviceKind.PRINTER);
        assertThat(PRINTER.deviceState()).isEqualTo(new DeviceState.Faulty(NO_PAPER, AT));
        assertThat(PRINTER.counted(Count.FRAMES_SENT)).isEqualTo(12);
        assertThat(PRINTER.counted(Count.LOST)).isZero();
        assertThat(PRINTER.withoutTrace().trace()).isEmpty();
    }

    @Test
    void one_process_at_a_time_holds_the_devices() throws IOException {
        DeviceRecordFile file = new DeviceRecordFile(var);
        try (Closeable _ = file.take().orElseThrow()) {
            assertThat(file.take()).isEmpty();
        }
        try (Closeable again = file.take().orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void half_a_record_is_no_record() throws IOException {
        Files.createDirectories(var.resolve("run"));
        Files.writeString(
                var.resolve("run/devices.json"), "{\"at\":\"2026-11-21T01:02:03Z\",\"pid\"");
        assertThat(new DeviceRecordFile(var).read()).isEmpty();
    }
}

package vn.hospitalkiosk.kiosk.technician;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Seen;
import vn.hospitalkiosk.device.diagnostic.Severity;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;

/// A diagnosis for a technician in the hall: Vietnamese alone, the worst first; a finding takes one line, and two more for why and what to do.
final class HumanText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final FailureCodes codes;

    HumanText(FailureCodes codes) {
        this.codes = codes;
    }

    List<String> of(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add("%s — %s".formatted(headline(diagnosis.severity()), TIME.format(diagnosis.at())));
        if (diagnosis.source().equals("kiosk")) {
            lines.add("(Kiosk đang chạy và đang giữ các thiết bị: đọc bản ghi của kiosk)");
        }
        lines.add("");
        diagnosis.devices().forEach(device -> lines.addAll(device(device)));
        lines.add("");
        diagnosis.findings().stream()
                .filter(f -> f.severity() != Severity.WELL)
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .forEach(finding -> lines.addAll(finding(finding)));
        diagnosis.findings().stream()
                .filter(f -> f.severity() == Severity.WELL)
                .forEach(f ->
                        lines.add("  [tốt] %s: %s".formatted(name(f.device()), f.seen().vi())));
        lines.add("");
        diagnosis
                .versions()
                .forEach((what, version) ->
                        lines.add("  " + TechnicianWords.version(what, version)));
        return lines;
    }

    private static String headline(Severity severity) {
        return switch (severity) {
            case WELL, NOTE -> "KIOSK TỐT";
            case DEGRADED -> "KIOSK CẦN CHÚ Ý";
            case BROKEN -> "KIOSK CÓ THIẾT BỊ HỎNG";
        };
    }

    private List<String> device(DeviceReport device) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-22s %-12s %s"
                        .formatted(name(device.device()), state(device.state()), device.address()));
        if (!device.identity().isEmpty()) {
            lines.add("    " + TechnicianWords.identity(device.identity()));
        }
        if (!device.counts().isEmpty()) {
            lines.add("    Số đếm: " + TechnicianWords.counts(device.counts()));
        }
        if (device.recoveries().count() > 0) {
            lines.add(
                    "    Tự phục hồi %d lần, lâu nhất %s ms"
                            .formatted(
                                    device.recoveries().count(),
                                    Seen.vietnamese(device.recoveries().longestMs())));
        }
        List<DeviceReport.Fault> faults = device.faults();
        faults.subList(Math.max(0, faults.size() - 3), faults.size())
                .forEach(fault -> lines.add("    " + recent(fault)));
        return lines;
    }

    private static String recent(DeviceReport.Fault fault) {
        Seen seen = Seen.of(new Failure(fault.code(), fault.detail()));
        return "Lỗi gần đây %s: %s %s".formatted(time(fault.since()), fault.code(), seen.vi());
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private List<String> finding(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "[%s] %s: %s"
                        .formatted(
                                mark(finding.severity()),
                                name(finding.device()),
                                finding.seen().vi()));
        finding.code()
                .ifPresent(code ->
                        codes.row(code)
                                .ifPresent(row -> {
                                    lines.add(
                                            "    Nguyên nhân (%s): %s"
                                                    .formatted(code, row.causeVi()));
                                    lines.add("    Cách xử lý: " + row.remedyVi());
                                }));
        return lines;
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case WELL -> "tốt";
            case NOTE -> "ghi chú";
            case DEGRADED -> "chú ý";
            case BROKEN -> "hỏng";
        };
    }

    private static String state(String word) {
        return switch (word) {
            case "ready" -> "sẵn sàng";
            case "attention" -> "cần chú ý";
            case "faulty" -> "hỏng";
            case "absent" -> "không lắp";
            default -> "đang tìm";
        };
    }

    private static String name(String device) {
        return switch (device) {
            case "chip-reader" -> "Đầu đọc CCCD";
            case "scanner" -> "Đầu quét mã";
            case "printer" -> "Máy in phiếu";
            case "card-unit" -> "Đầu thẻ bệnh viện";
            case "card-terminal" -> "Máy POS";
            default -> "Máy kiosk";
        };
    }
}

package vn.hospitalkiosk.kiosk.technician;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Severity;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;

/// A diagnosis for a technician in the hall: Vietnamese first, the worst first.
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
            lines.add(
                    "(Kiosk đang chạy và đang giữ các thiết bị: đọc bản ghi của kiosk · the running kiosk's own record)");
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
                .forEach(f -> lines.add("  [tốt] %s: %s".formatted(name(f.device()), f.seen())));
        lines.add("");
        diagnosis.versions().forEach((what, version) -> lines.add("  " + what + " " + version));
        return lines;
    }

    private static String headline(Severity severity) {
        return switch (severity) {
            case WELL, NOTE -> "KIOSK TỐT · healthy";
            case DEGRADED -> "KIOSK CẦN CHÚ Ý · degraded";
            case BROKEN -> "KIOSK CÓ THIẾT BỊ HỎNG · broken";
        };
    }

    private static List<String> device(DeviceReport device) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-22s %-12s %s"
                        .formatted(name(device.device()), state(device.state()), device.address()));
        if (!device.identity().isEmpty()) {
            lines.add("    " + device.identity());
        }
        if (!device.counts().isEmpty()) {
            lines.add("    số đếm · counts: " + device.counts());
        }
        if (device.recoveries().count() > 0) {
            lines.add(
                    "    tự phục hồi · recovered: %d lần, lâu nhất %d ms"
                            .formatted(
                                    device.recoveries().count(), device.recoveries().longestMs()));
        }
        List<DeviceReport.Fault> faults = device.faults();
        for (DeviceReport.Fault fault :
                faults.subList(Math.max(0, faults.size() - 3), faults.size())) {
            lines.add(
                    "    lỗi gần đây · fault %s: %s %s"
                            .formatted(time(fault.since()), fault.code(), fault.detail()));
        }
        return lines;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private List<String> finding(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "[%s] %s%s"
                        .formatted(
                                mark(finding.severity()),
                                name(finding.device()),
                                finding.code().map(code -> " · " + code).orElse("")));
        finding.code()
                .flatMap(codes::row)
                .ifPresentOrElse(
                        row -> {
                            lines.add("    Cách xử lý: " + row.remedyVi());
                            lines.add("    What to do: " + row.remedyEn());
                            lines.add("    Nguyên nhân · cause: " + row.cause());
                            lines.add("    Thấy · seen: " + finding.seen());
                        },
                        () -> lines.add("    " + finding.seen()));
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

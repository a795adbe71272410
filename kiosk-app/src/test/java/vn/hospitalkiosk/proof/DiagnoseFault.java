package vn.hospitalkiosk.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The faults that `scripts/diagnose` must find. What the technician must be told to do stands here by hand, so that a wrong row in the table does not judge itself.
@SuppressWarnings("ImmutableEnumChecker") // an injection keeps nothing
enum DiagnoseFault {
    NOTHING("", "", "", 0, scene -> {}),
    NO_PAPER("printer", "P11", "cuộn giấy", 2, s -> s.printer(Map.of("paper", "out"))),
    COVER_OPEN("printer", "P12", "Đóng nắp", 2, s -> s.printer(Map.of("cover", "open"))),
    PAPER_NEAR_END(
            "printer", "P15", "cuộn giấy mới", 1, s -> s.printer(Map.of("paper", "near-end"))),
    PRINTER_OFFLINE("printer", "P13", "online", 2, s -> s.printer(Map.of("online", false))),
    PRINTER_DEAD(
            "printer", "P21", "nguồn và cáp máy in", 2, s -> s.printer(Map.of("stalled", true))),
    PRINTER_AT_WRONG_PORT(
            "printer",
            "K15",
            "transport",
            2,
            s -> s.file("printer", "endpoint: virtual.printer", "tcp: 127.0.0.1:9")),
    NO_CARD_READER(
            "chip-reader",
            "C61",
            "cáp đầu đọc",
            2,
            s ->
                    s.file(
                            "chip-reader",
                            "virtual-reader: run/card-apdu.sock",
                            "pcsc: no such reader")),
    PCSCD_STOPPED(
            "chip-reader",
            "C63",
            "pcscd",
            2,
            s -> {
                s.file("chip-reader", "virtual-reader: run/card-apdu.sock", "pcsc: \"\"");
                s.environment("PCSCLITE_CSOCK_NAME", s.var().resolve("run/nobody.comm").toString());
            }),
    CARD_HANGS("chip-reader", "C62", "Nhấc thẻ ra", 2, s -> s.card("hangAtApdu", 4), "external"),
    CARD_PULLED("chip-reader", "C12", "nằm yên", 1, s -> s.card("pullAtApdu", 4), "external"),
    NO_CSCA(
            "chip-reader",
            "K12",
            "csca",
            2,
            s -> s.file("chip-reader", "run/csca.der", "run/none.der")),
    SCANNER_CABLE_OUT("scanner", "S21", "cáp đầu quét", 2, s -> s.scanner(Map.of("cable", "out"))),
    SCANNER_AT_WRONG_PORT(
            "scanner",
            "K15",
            "transport",
            2,
            s ->
                    s.file(
                            "scanner",
                            "endpoint: virtual.scanner",
                            "serial: {port: /dev/ttyNONE, baud: 9600, format: 8N1}")),
    NO_PERMISSION(
            "scanner",
            "K51",
            "99-hospital-kiosk.rules",
            2,
            s -> {
                s.file(
                        "scanner",
                        "endpoint: virtual.scanner",
                        "serial: {port: " + s.forbiddenPort() + ", baud: 9600, format: 8N1}");
                s.withoutPrivileges();
            }),
    CARD_JAM("card-unit", "U11", "gỡ thẻ kẹt", 2, s -> s.cardUnit(Map.of("jam", true)), "external"),
    BIN_FULL("card-unit", "U12", "hộp thu", 2, DiagnoseScene::fillTheBin),
    FEW_CARDS("card-unit", "U13", "Nạp thêm thẻ", 1, s -> s.cardUnit(Map.of("stacker", 2))),
    CARD_UNIT_CABLE_OUT(
            "card-unit",
            "U21",
            "cáp đầu thẻ",
            2,
            s -> s.cardUnit(Map.of("cable", "out", "downMs", 0))),
    TERMINAL_SILENT(
            "card-terminal",
            "T21",
            "máy POS",
            2,
            s ->
                    s.terminal(
                            Map.of(
                                    "seed",
                                    1,
                                    "perMille",
                                    1000,
                                    "kinds",
                                    List.of("silent-before-ack")))),
    TERMINAL_CABLE_OUT(
            "card-terminal",
            "T21",
            "máy POS",
            2,
            s -> s.terminal(Map.of("cable", "out", "downMs", 0))),
    WRONG_KEY(
            "printer", "K13", "Sửa dòng", 2, s -> s.file("printer", "width-dots:", "widht-dots:")),
    SIMULATOR_IN_PRODUCTION(
            "card-unit",
            "K14",
            "transport",
            2,
            s -> {
                s.settings("environment: simulated", "environment: production");
                s.settings("endpoint:gateway.kiosk", "gateway.hospital:8443");
            }),
    WRONG_SETTINGS("kiosk", "K09", "Sửa dòng", 2, s -> s.settings("facility:", "facilty:")),
    KIOSK_HANGS("kiosk", "K27", "Khởi động lại", 2, DiagnoseScene::holdTheDevices);

    interface Injection {
        void into(DiagnoseScene scene) throws IOException;
    }

    private final String device;
    private final String code;
    private final String remedyVi;
    private final int exit;
    private final Injection injection;
    private final String level;

    DiagnoseFault(String device, String code, String remedyVi, int exit, Injection injection) {
        this(device, code, remedyVi, exit, injection, "internal");
    }

    DiagnoseFault(
            String device,
            String code,
            String remedyVi,
            int exit,
            Injection injection,
            String level) {
        this.device = device;
        this.code = code;
        this.remedyVi = remedyVi;
        this.exit = exit;
        this.injection = injection;
        this.level = level;
    }

    void inject(DiagnoseScene scene) throws IOException {
        injection.into(scene);
    }

    String device() {
        return device;
    }

    /// Empty: everything is well.
    String code() {
        return code;
    }

    String remedyVi() {
        return remedyVi;
    }

    int exit() {
        return exit;
    }

    List<String> arguments(DiagnoseScene scene) {
        List<String> arguments = new ArrayList<>(List.of("--level", level));
        if (!device.isEmpty() && !device.equals("kiosk")) {
            arguments.addAll(List.of("--device", device));
        }
        if (level.equals("external")) {
            arguments.addAll(List.of("--can", scene.accessNumber()));
        }
        return arguments;
    }
}

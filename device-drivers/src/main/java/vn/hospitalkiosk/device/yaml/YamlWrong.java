package vn.hospitalkiosk.device.yaml;

/// A file cannot be used; the message names file, line and key for the one who edits it: `config/devices/printer.yaml:7: "dpi" is missing`.
public final class YamlWrong extends RuntimeException {
    public YamlWrong(String message) {
        super(message);
    }
}

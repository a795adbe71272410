package vn.hospitalkiosk.device.profile;

/// One file of `config/devices`: a device this kiosk has, or, with `installed: false`, does not have.
public sealed interface DeviceFile
        permits ChipReaderFile, ScannerFile, PrinterFile, CardUnitFile, CardTerminalFile {
    boolean installed();

    /// Whether it speaks to a simulator.
    boolean simulated();

    /// How it is reached, in the file's words; for technicians.
    String address();

    /// In the file's words: `tcp 10.0.0.7:9100`.
    static String words(Transport transport) {
        return switch (transport) {
            case Transport.Serial(PortName port, var baud, SerialFormat format) ->
                    "serial %s %s %s".formatted(port.text(), baud, format.text());
            case Transport.Usb(int vid, int pid, String serial) ->
                    "usb %04x:%04x %s".formatted(vid, pid, serial).strip();
            case Transport.Tcp(String address) -> "tcp " + address;
            case Transport.Lp(String path) -> "lp " + path;
            case Transport.Endpoint(String name) -> "endpoint " + name;
        };
    }
}

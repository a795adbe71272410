package vn.hospitalkiosk.device.serial;

/// A serial line as a profile describes it.
///
/// @param baud bits per second; USB-CDC devices take any
public record SerialSettings(SerialAddress address, int baud, SerialFormat format) {
    public SerialSettings {
        if (baud < 50 || baud > 4_000_000) {
            throw new IllegalArgumentException("no serial line runs at " + baud + " baud");
        }
    }

    /// 8N1, by name.
    public static SerialSettings of(String path, int baud) {
        return new SerialSettings(new SerialAddress.Named(path), baud, SerialFormat.EIGHT_N_ONE);
    }
}

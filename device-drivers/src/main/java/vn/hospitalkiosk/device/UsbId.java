package vn.hospitalkiosk.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a USB device calls itself, the same at whatever socket it is plugged in.
///
/// @param vendor idVendor, 0 to 0xFFFF
/// @param product idProduct, 0 to 0xFFFF
/// @param serial iSerialNumber; empty means any. Needed where a kiosk has two of the same model
public record UsbId(int vendor, int product, Optional<String> serial) {
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::(\\S{1,126}))?");

    public UsbId {
        if (vendor < 0 || vendor > 0xFFFF || product < 0 || product > 0xFFFF) {
            throw new IllegalArgumentException("vendor and product are 16 bits each");
        }
    }

    /// @param written `04b8:0202` or `04b8:0202:SERIAL`, vendor and product in hexadecimal
    /// @throws IllegalArgumentException when it is not of that shape
    public static UsbId of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a USB device is written vendor:product or vendor:product:serial, as in 04b8:0202");
        }
        return new UsbId(
                Integer.parseInt(parts.group(1), 16),
                Integer.parseInt(parts.group(2), 16),
                Optional.ofNullable(parts.group(3)));
    }

    /// Whether a device that says this of itself is meant.
    public boolean fits(int foundVendor, int foundProduct) {
        return vendor == foundVendor && product == foundProduct;
    }

    @Override
    public String toString() {
        String model = String.format(Locale.ROOT, "%04x:%04x", vendor, product);
        return serial.map(text -> model + ":" + text).orElse(model);
    }
}

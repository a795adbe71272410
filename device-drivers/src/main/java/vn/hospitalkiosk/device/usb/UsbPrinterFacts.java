package vn.hospitalkiosk.device.usb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// What a USB printer says of itself, for a technician.
///
/// @param usb serial empty also when it may not be read
/// @param socket bus and sockets from the root hub: `1-1.4`
/// @param maker empty when it does not say, as are `model`, `release`
/// @param kernelDriver whether the system's own printer driver holds it; it is detached while we print
/// @param trouble why it cannot be used, as far as looking tells
public record UsbPrinterFacts(
        UsbId usb,
        String socket,
        String speed,
        String maker,
        String model,
        String release,
        boolean kernelDriver,
        Optional<LineTrouble> trouble) {
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("usb", usb.toString());
        words.put("socket", socket);
        words.put("speed", speed);
        put(words, "maker", maker);
        put(words, "model", model);
        put(words, "release", release);
        return words;
    }

    private static void put(Map<String, String> words, String key, String value) {
        if (!value.isEmpty()) {
            words.put(key, value);
        }
    }
}

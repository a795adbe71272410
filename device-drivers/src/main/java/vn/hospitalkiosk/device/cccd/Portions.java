package vn.hospitalkiosk.device.cccd;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which portion worked with which kind of chip (by ATR) on this reader, so that only the first card of a kind costs the way down. Used by one thread.
final class Portions {
    private static final int KINDS = 32;

    private final Map<String, Portion> learned =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Portion> eldest) {
                    return size() > KINDS;
                }
            };

    Portion of(byte[] atr) {
        return learned.getOrDefault(HexFormat.of().formatHex(atr), Portion.EXTENDED);
    }

    void learn(byte[] atr, Portion portion) {
        learned.put(HexFormat.of().formatHex(atr), portion);
    }
}

package vn.hospitalkiosk.device.cccd;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which portion worked with which kind of chip (by ATR) on which reader, so that only the first card of a kind costs the way down.
final class Portions {
    private static final int KINDS = 32;

    private final Map<String, Portion> learned =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Portion> eldest) {
                    return size() > KINDS;
                }
            };

    /// @param reader its name
    synchronized Portion of(String reader, byte[] atr) {
        return learned.getOrDefault(kind(reader, atr), Portion.EXTENDED);
    }

    synchronized void learn(String reader, byte[] atr, Portion portion) {
        learned.put(kind(reader, atr), portion);
    }

    private static String kind(String reader, byte[] atr) {
        return HexFormat.of().formatHex(atr) + " " + reader;
    }

    /// Reader and kind of chip → portion, for technicians; an ATR is the same for all chips of a kind.
    synchronized Map<String, Portion> learned() {
        return Map.copyOf(learned);
    }
}

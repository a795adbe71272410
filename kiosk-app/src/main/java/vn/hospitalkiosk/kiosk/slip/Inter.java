package vn.hospitalkiosk.kiosk.slip;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/// The typeface of slips, from the class path. Shared with the screens.
final class Inter {
    enum Weight {
        REGULAR("400Regular"),
        SEMI_BOLD("600SemiBold"),
        BOLD("700Bold"),
        EXTRA_BOLD("800ExtraBold");

        private final String file;

        Weight(String file) {
            this.file = file;
        }
    }

    private static final String FOLDER = "/vn/hospitalkiosk/kiosk/screen/part/";
    private static final Map<Weight, Font> FONTS = new EnumMap<>(Weight.class);

    private Inter() {}

    static synchronized Font of(Weight weight, int size) {
        return FONTS.computeIfAbsent(weight, Inter::load).deriveFont((float) size);
    }

    private static Font load(Weight weight) {
        String path = FOLDER + "Inter_" + weight.file + ".ttf";
        try (InputStream in = Inter.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("font missing: " + path);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("font unusable: " + path, e);
        }
    }
}

package vn.hospitalkiosk.kiosk.screen.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.text.Font;

/// The five weights of Inter that the design uses. A file is read when its weight is first drawn, so the first screen waits for no other.
public enum Weight {
    REGULAR("Inter_400Regular.ttf"),
    MEDIUM("Inter_500Medium.ttf"),
    SEMIBOLD("Inter_600SemiBold.ttf"),
    BOLD("Inter_700Bold.ttf"),
    EXTRABOLD("Inter_800ExtraBold.ttf");

    private final String file;

    /// Touched on the JavaFX thread only.
    private static final class Loaded {
        static final Map<Weight, String> NAMES = new EnumMap<>(Weight.class);
    }

    Weight(String file) {
        this.file = file;
    }

    /// @param size in px
    Font at(double size) {
        return new Font(
                Loaded.NAMES.computeIfAbsent(this, weight -> weight.load().getName()), size);
    }

    private Font load() {
        try (InputStream bytes = Weight.class.getResourceAsStream(file)) {
            Font font = bytes == null ? null : Font.loadFont(bytes, 32);
            if (font == null) {
                throw new IllegalStateException("font " + file + " is missing or unreadable");
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

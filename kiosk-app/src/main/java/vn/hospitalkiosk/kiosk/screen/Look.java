package vn.hospitalkiosk.kiosk.screen;

import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import vn.hospitalkiosk.kiosk.screen.part.Kit;

/// Our style sheet in place of JavaFX's own: nothing of modena is loaded or shows through.
final class Look {
    private Look() {}

    static void install() {
        URL sheet = Objects.requireNonNull(Kit.class.getResource("kiosk.css"), "kiosk.css");
        Application.setUserAgentStylesheet(sheet.toExternalForm());
    }
}

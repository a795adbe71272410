package vn.hospitalkiosk.kiosk.rehearsal;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The window as a rehearsal needs it. `find` and `root` on the JavaFX thread only.
public interface Screen {
    /// Name of the newest screen that is wholly drawn.
    String drawn();

    Optional<Node> find(String id);

    Parent root();
}

package vn.hospitalkiosk.kiosk.screen;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import vn.hospitalkiosk.kiosk.journey.JourneyView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// Everything a patient sees. Lives on the JavaFX thread: every method is called there.
public final class KioskWindow {
    private final Hospital hospital;
    private final Clock clock;
    private final Consumer<Press> presses;
    private final StackPane root = new StackPane();
    private String screen = "";

    /// @param clock any zone; times are shown as in Asia/Ho_Chi_Minh
    /// @param presses called on the JavaFX thread
    public KioskWindow(Hospital hospital, Clock clock, Consumer<Press> presses) {
        this.hospital = hospital;
        this.clock = clock;
        this.presses = presses;
    }

    /// The node to put into a scene of 1080 × 1920; another size is scaled to fit.
    public Parent root() {
        return root;
    }

    /// Draws `view`; the same kind of state is updated in place.
    public void show(JourneyView view) {
        screen = ScreenNames.of(view.state());
        Label label = new Label(hospital.kioskLabel() + " " + screen + " " + clock.instant());
        label.setOnMouseClicked(_ -> presses.accept(new Press.Touch()));
        root.getChildren().setAll(label);
    }

    /// Name of the screen shown now, empty before the first.
    public String screenName() {
        return screen;
    }

    /// The operable node with this id on the screen shown now.
    public Optional<Node> find(String id) {
        return Optional.ofNullable(root.lookup("#" + id));
    }
}

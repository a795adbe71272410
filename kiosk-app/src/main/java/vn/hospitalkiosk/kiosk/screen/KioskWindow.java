package vn.hospitalkiosk.kiosk.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import vn.hospitalkiosk.kiosk.journey.Comfort;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.face.Face;
import vn.hospitalkiosk.kiosk.screen.part.AppBar;
import vn.hospitalkiosk.kiosk.screen.part.Dock;
import vn.hospitalkiosk.kiosk.screen.part.Figures;
import vn.hospitalkiosk.kiosk.screen.part.Frame;
import vn.hospitalkiosk.kiosk.screen.part.Hills;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Memory;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// Everything a patient sees. Lives on the JavaFX thread: every method is called there.
public final class KioskWindow {
    /// "Nhân viên đang đến" stands on the dock for so long after a call.
    private static final Duration COMING = Duration.ofSeconds(60);

    private static final Duration NOTICE = Duration.ofSeconds(8);

    private final Hospital hospital;
    private final Clock clock;
    private final Consumer<Press> presses;
    private final Memory memory;
    private final Frame frame = new Frame();
    private final Painted painted = new Painted();
    private final FittedFrame root = new FittedFrame(frame, painted.speck());
    private Optional<JourneyView> shown = Optional.empty();
    private String screen = "";
    private Instant calledAgainAt = Instant.MIN;

    /// @param clock any zone; times are shown as in Asia/Ho_Chi_Minh
    /// @param presses called on the JavaFX thread
    public KioskWindow(Hospital hospital, Clock clock, Consumer<Press> presses) {
        this.hospital = hospital;
        this.clock = clock;
        this.presses = presses;
        this.memory = new Memory(this::redraw);
        Look.install();
        frame.addEventFilter(MouseEvent.MOUSE_PRESSED, this::touched);
        Ticks.whileShown(root, this::redraw);
    }

    /// The node to put into a scene of 1080 × 1920; another size is scaled to fit.
    public Parent root() {
        return root;
    }

    /// Draws `view`; the same kind of state is updated in place.
    public void show(JourneyView view) {
        String name = ScreenNames.of(view.state());
        boolean sameLook = shown.map(old -> sameLook(old.comfort(), view.comfort())).orElse(false);
        if (!sameLook) {
            frame.clear();
            memory.forget();
        } else if (!name.equals(screen)) {
            frame.clearSheet();
            memory.forget();
        }
        if (view.state() instanceof JourneyState.Welcome) {
            calledAgainAt = Instant.MIN;
        }
        screen = name;
        shown = Optional.of(view);
        redraw();
        if (root.getScene() != null) {
            // Not left to the pulse that paints: until it comes there is time.
            root.applyCss();
            root.layout();
        }
    }

    /// Runs `then` once, when what is shown now has been handed to the window system; an earlier wish is forgotten.
    public void whenPainted(Runnable then) {
        painted.whenPainted(then);
    }

    private static boolean sameLook(Comfort a, Comfort b) {
        return a.language() == b.language()
                && a.largeText() == b.largeText()
                && a.highContrast() == b.highContrast();
    }

    /// Also once a second and after a page was turned.
    private void redraw() {
        shown.ifPresent(this::draw);
    }

    private void draw(JourneyView view) {
        Comfort comfort = view.comfort();
        Texts texts = Texts.of(comfort.language());
        Instant now = clock.instant();
        Kit kit =
                new Kit(
                        texts,
                        comfort.largeText(),
                        comfort.highContrast(),
                        hospital,
                        now,
                        this::press,
                        memory);
        frame.highContrast(comfort.highContrast());
        frame.showBar(AppBar.of(kit, view.offline()));
        frame.showDock(Dock.of(kit, comfort, coming(comfort, now)));
        frame.showSheet(Face.draw(view.state(), kit));
        frame.showNotice(notice(kit, comfort));
        if (frame.lookup(".hills") instanceof Hills hills) {
            hills.drift(now.getEpochSecond());
        }
    }

    private static boolean coming(Comfort comfort, Instant now) {
        return comfort.staffCalledAt().map(at -> now.isBefore(at.plus(COMING))).orElse(false);
    }

    /// The answer to "Gọi nhân viên": what the first press did, and that a second one within a minute does nothing.
    private List<Piece> notice(Kit kit, Comfort comfort) {
        if (!coming(comfort, kit.now())) {
            return List.of();
        }
        if (kit.now().isBefore(calledAgainAt.plus(NOTICE))) {
            return List.of(AppBar.notice(kit, kit.say(Phrase.STAFF_CALLED_ALREADY)));
        }
        boolean fresh =
                comfort.staffCalledAt()
                        .map(at -> kit.now().isBefore(at.plus(NOTICE)))
                        .orElse(false);
        return fresh ? List.of(AppBar.notice(kit, kit.say(Phrase.STAFF_CALLED))) : List.of();
    }

    private void press(Press press) {
        if (press instanceof Press.CallStaff
                && shown.map(view -> coming(view.comfort(), clock.instant())).orElse(false)) {
            calledAgainAt = clock.instant();
            redraw();
        }
        presses.accept(press);
    }

    /// A touch that presses nothing.
    private void touched(MouseEvent event) {
        if (!(event.getTarget() instanceof Node node)) {
            return;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ButtonBase) {
                return;
            }
        }
        presses.accept(new Press.Touch());
    }

    /// Name of the screen shown now, empty before the first.
    public String screenName() {
        return screen;
    }

    /// The operable node with this id on the screen shown now.
    public Optional<Node> find(String id) {
        return Optional.ofNullable(frame.lookup("#" + id));
    }

    /// Every text on the screen shown now, from top to bottom.
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(frame, texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Figures figures) {
            texts.add(figures.getAccessibleText());
        } else if (node instanceof Labeled label && !label.getText().isEmpty()) {
            texts.add(label.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }
}

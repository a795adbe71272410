package vn.hospitalkiosk.kiosk.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import vn.hospitalkiosk.kiosk.journey.Comfort;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyView;
import vn.hospitalkiosk.kiosk.journey.Press;

/// On every screen each target is pressed, time goes on by a second and the screen is drawn anew, and only then the finger is lifted: the press must arrive all the same.
final class Presses {
    private final List<Press> heard = new ArrayList<>();
    private Instant now = SampleData.NOW;

    private Presses() {}

    public static void main(String... args) throws Exception {
        CompletableFuture<List<String>> lost = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                lost.complete(new Presses().all());
            } catch (RuntimeException | Error e) {
                lost.completeExceptionally(e);
            }
        });
        List<String> found = lost.get();
        found.forEach(System.out::println);
        System.out.println(found.isEmpty() ? "all presses arrived" : "presses were lost");
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private List<String> all() {
        List<String> lost = new ArrayList<>();
        for (Samples.Sample sample : Samples.all()) {
            for (String id : ids(sample)) {
                if (!arrives(sample, id)) {
                    lost.add(sample.name() + ": " + id + " was lost");
                }
            }
        }
        return lost;
    }

    private KioskWindow draw(Samples.Sample sample) {
        now = SampleData.NOW;
        KioskWindow window = new KioskWindow(SampleData.HOSPITAL, clock(), heard::add);
        Scene scene = new Scene(window.root(), 1080, 1920);
        window.show(view(sample.state()));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return window;
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static JourneyView view(JourneyState state) {
        return new JourneyView(state, Comfort.DEFAULT, false);
    }

    private List<String> ids(Samples.Sample sample) {
        List<String> ids = new ArrayList<>();
        collect(draw(sample).root(), ids);
        return ids;
    }

    private static void collect(Node node, List<String> ids) {
        if (node instanceof ButtonBase button && !button.isDisabled()) {
            ids.add(button.getId());
        } else if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, ids));
        }
    }

    private boolean arrives(Samples.Sample sample, String id) {
        KioskWindow window = draw(sample);
        heard.clear();
        Optional<Node> target = window.find(id);
        if (target.isEmpty()) {
            return false;
        }
        Node node = target.get();
        mouse(node, MouseEvent.MOUSE_ENTERED);
        mouse(node, MouseEvent.MOUSE_PRESSED);
        now = now.plus(Duration.ofSeconds(1));
        window.show(view(later(sample.state())));
        window.root().layout();
        boolean kept = window.find(id).equals(target);
        mouse(node, MouseEvent.MOUSE_RELEASED);
        return kept
                && heard.stream()
                        .anyMatch(
                                press -> !(press instanceof Press.Touch) || id.equals("next-page"));
    }

    /// The same state a moment on: a touch moved the idle time.
    private static JourneyState later(JourneyState state) {
        return switch (state) {
            case JourneyState.Confirm s ->
                    new JourneyState.Confirm(moved(s.session()), s.patient(), s.bookings());
            case JourneyState.Reason s ->
                    new JourneyState.Reason(moved(s.session()), s.patient(), s.bookings());
            case JourneyState.Bill s ->
                    new JourneyState.Bill(
                            moved(s.session()), s.patient(), s.ticket(), s.bill(), s.remark());
            case JourneyState.Method s ->
                    new JourneyState.Method(
                            moved(s.session()),
                            s.patient(),
                            s.ticket(),
                            s.bill(),
                            s.methods(),
                            s.note());
            default -> state;
        };
    }

    private static JourneyState.Session moved(JourneyState.Session session) {
        return new JourneyState.Session(
                session.visit(), session.task(), session.idleAt().map(at -> at.plusSeconds(1)));
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type) {
        boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
        Button button = (Button) node;
        double x = button.getWidth() / 2;
        double y = button.getHeight() / 2;
        var at = node.localToScene(x, y);
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        true,
                        new PickResult(node, at.getX(), at.getY())));
    }
}

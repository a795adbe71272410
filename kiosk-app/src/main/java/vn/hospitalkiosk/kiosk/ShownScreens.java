package vn.hospitalkiosk.kiosk;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyView;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.rehearsal.Screen;
import vn.hospitalkiosk.kiosk.screen.KioskWindow;

/// Brings views from the journey's thread to the window, the newest only, and knows when a screen is wholly drawn.
final class ShownScreens implements Screen {
    /// "Đang tìm hồ sơ" after a card is not painted for less: a whole screen that is gone again in a blink only delays the name.
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, Platform::runLater);

    private final KioskWindow window;
    private final Marks marks;
    private final Consumer<RuntimeException> broken;
    private final AtomicReference<Optional<JourneyView>> next =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<@Nullable JourneyView> held = new AtomicReference<>();
    private volatile String drawn = "";
    private String coming = "";

    /// @param broken hears what a screen threw; called on the JavaFX thread
    ShownScreens(KioskWindow window, Marks marks, Consumer<RuntimeException> broken) {
        this.window = window;
        this.marks = marks;
        this.broken = broken;
    }

    /// From any thread.
    void show(JourneyView view) {
        if (isFinding(view)) {
            held.set(view);
            SOON.execute(() -> {
                if (held.compareAndSet(view, null)) {
                    present(view);
                }
            });
        } else {
            held.set(null);
            present(view);
        }
    }

    private void present(JourneyView view) {
        if (next.getAndSet(Optional.of(view)).isEmpty()) {
            Platform.runLater(this::draw);
        }
    }

    private static boolean isFinding(JourneyView view) {
        return view.state() instanceof JourneyState.Waiting waiting
                && waiting.what() == JourneyState.Waiting.What.FINDING_PATIENT;
    }

    private void draw() {
        Optional<JourneyView> view = next.getAndSet(Optional.empty());
        if (view.isEmpty()) {
            return;
        }
        try {
            window.show(view.get());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(ShownScreens.class)
                    .error("{} screen {}: {}", Codes.BROKEN, window.screenName(), Trail.of(e));
            if (view.get().state() instanceof JourneyState.OutOfService) {
                Runtime.getRuntime().halt(Kiosk.EXIT_BROKEN);
            }
            broken.accept(e);
            return;
        }
        // A change within the same screen (progress, a digit) does not put off the moment it counts
        // as drawn.
        if (!window.screenName().equals(coming)) {
            String name = window.screenName();
            coming = name;
            window.whenPainted(() -> {
                drawn = name;
                marks.mark("screen", Map.of("screen", name));
            });
        }
    }

    @Override
    public String drawn() {
        return drawn;
    }

    @Override
    public Optional<Node> find(String id) {
        return window.find(id);
    }

    @Override
    public Parent root() {
        return window.root();
    }
}

package vn.hospitalkiosk.kiosk.screen;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Calls the screen four times a second while a window shows it, so that clocks and countdowns move. Not an animation: between two calls JavaFX draws nothing.
final class Ticks {
    private static final long PERIOD_MILLIS = 250;

    private Ticks() {}

    static void whileShown(Node node, Runnable tick) {
        AtomicReference<@Nullable ScheduledExecutorService> running = new AtomicReference<>();
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    ScheduledExecutorService old = running.getAndSet(shown ? start(tick) : null);
                    if (old != null) {
                        old.shutdownNow();
                    }
                });
    }

    private static ScheduledExecutorService start(Runnable tick) {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().daemon().name("screen-clock").unstarted(task));
        AtomicBoolean waiting = new AtomicBoolean();
        Future<?> _ =
                clock.scheduleAtFixedRate(
                        () -> {
                            // A busy screen gets one call, not a queue of them.
                            if (waiting.compareAndSet(false, true)) {
                                Platform.runLater(() -> {
                                    waiting.set(false);
                                    tick.run();
                                });
                            }
                        },
                        PERIOD_MILLIS,
                        PERIOD_MILLIS,
                        TimeUnit.MILLISECONDS);
        return clock;
    }
}

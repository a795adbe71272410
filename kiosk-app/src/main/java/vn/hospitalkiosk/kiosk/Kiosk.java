package vn.hospitalkiosk.kiosk;

import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.kiosk.hospital.GatewayClock;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.Ids;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.JourneyLoop;
import vn.hospitalkiosk.kiosk.journey.Situation;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.rehearsal.Rehearsal;
import vn.hospitalkiosk.kiosk.screen.KioskWindow;
import vn.hospitalkiosk.kiosk.settings.Settings;
import vn.hospitalkiosk.kiosk.settings.SettingsFile;
import vn.hospitalkiosk.kiosk.settings.SettingsWrong;

/// The kiosk: window first, everything else behind it.
///
/// `--config config/kiosk.yaml --var DIR [--rehearse] [--windowed]`
public final class Kiosk {
    static final int EXIT_USAGE = 64;
    static final int EXIT_BROKEN = 70;
    static final int EXIT_SETTINGS = 78;
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 1920;

    private final Options options;
    private final Settings settings;
    private final Marks marks = new Marks(System.out);
    private final AtomicReference<@Nullable Wiring> wiring = new AtomicReference<>();

    private Kiosk(Options options, Settings settings) {
        this.options = options;
        this.settings = settings;
    }

    public static void main(String... arguments) {
        System.setProperty("java.awt.headless", "true");
        // Without a graphics card, painting cards from a stretched picture is a third of the work.
        System.setProperty("prism.disableRegionCaching", "true");
        try {
            Options options = Options.parse(arguments);
            Files.createDirectories(options.var().resolve("log"));
            System.setProperty("kiosk.log", options.var().resolve("log/kiosk.log").toString());
            CompletableFuture<Settings> settings =
                    CompletableFuture.supplyAsync(() -> SettingsFile.read(options.config()));
            Platform.startup(() -> window(options, settings));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
        } catch (java.io.IOException e) {
            System.err.println("--var cannot be written: " + e.getMessage());
            System.exit(EXIT_USAGE);
        }
    }

    private static void window(Options options, CompletableFuture<Settings> reading) {
        try {
            Settings settings = reading.join();
            if (options.rehearse() && settings.environment() != Settings.Environment.SIMULATED) {
                System.err.println("--rehearse is for environment: simulated only");
                System.exit(EXIT_USAGE);
            }
            new Kiosk(options, settings).open();
        } catch (CompletionException e) {
            System.err.println(
                    e.getCause() instanceof SettingsWrong wrong
                            ? wrong.getMessage()
                            : "the settings cannot be read: " + e.getCause());
            System.exit(EXIT_SETTINGS);
        }
    }

    private void open() {
        // Nothing here may touch logging or JSON: they would cost the first frame 0.4 s.
        GatewayClock clock = new GatewayClock(Clock.systemUTC(), System::nanoTime);
        KioskWindow window =
                new KioskWindow(
                        settings.words(),
                        clock,
                        press -> {
                            Wiring wired = wiring.get();
                            if (wired != null) {
                                wired.press(press);
                            }
                        });
        ShownScreens screens = new ShownScreens(window, marks, _ -> broke());
        window.show(Situation.atStart(Ids.from("")).view());
        stage(window).show();
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    firstFrame();
                    Thread.ofPlatform().name("start").start(() -> behind(clock, screens));
                }
            }
        }.start();
    }

    private Stage stage(KioskWindow window) {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        Stage stage = new Stage(options.windowed() ? StageStyle.DECORATED : StageStyle.UNDECORATED);
        double height = options.windowed() ? screen.getHeight() * 0.85 : screen.getHeight();
        double width = options.windowed() ? height * WIDTH / HEIGHT : screen.getWidth();
        stage.setScene(new Scene(window.root(), width, height, Color.web("#F6F4EF")));
        stage.setTitle("Kiosk");
        stage.setX(options.windowed() ? 20 : 0);
        stage.setY(options.windowed() ? 20 : 0);
        stage.setOnCloseRequest(_ -> quit());
        return stage;
    }

    private void firstFrame() {
        marks.mark("first-frame", Map.of("ms", Age.ofThisProcess().toMillis()));
    }

    /// Devices, journal and gateway: while the patient already sees a screen.
    private void behind(GatewayClock clock, ShownScreens screens) {
        try {
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught(thread, e));
            refuseSimulators(files());
            AtomicReference<List<String>> slip = new AtomicReference<>(List.of());
            Wiring wired =
                    new Wiring(
                            settings,
                            files(),
                            options.var(),
                            clock,
                            marks,
                            screens::show,
                            options.rehearse() ? slip::set : _ -> {});
            wiring.set(wired);
            wired.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
            if (options.rehearse()) {
                new Rehearsal(screens, slip::get, System.in, System.out, this::quit).start();
            }
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Kiosk.class)
                    .error("{} cannot start: {}", Codes.BROKEN, Trail.of(e));
            System.exit(EXIT_BROKEN);
        }
    }

    /// Outside the simulated environment a simulator is no device that is out of order, but a kiosk set up wrongly.
    private static void refuseSimulators(DeviceFiles files) {
        List<Failure> simulators = files.simulatorsRefused();
        if (!simulators.isEmpty()) {
            simulators.forEach(why -> System.err.println(why.code() + " " + why.detail()));
            System.exit(EXIT_SETTINGS);
        }
    }

    private DeviceFiles files() {
        return new DeviceFiles(
                options.config().resolveSibling(settings.devices()),
                settings.environment() == Settings.Environment.SIMULATED);
    }

    private void uncaught(Thread thread, Throwable e) {
        LoggerFactory.getLogger(Kiosk.class)
                .error("{} in {}: {}", Codes.BROKEN, thread.getName(), Trail.of(e));
        if (e instanceof Error || thread.getName().equals(JourneyLoop.THREAD)) {
            Runtime.getRuntime()
                    .halt(EXIT_BROKEN); // nobody would draw screen 18; a fresh start will
        }
        broke();
    }

    private void broke() {
        Wiring wired = wiring.get();
        if (wired != null) {
            wired.post(new JourneyEvent.Broke(Codes.BROKEN));
        }
    }

    private void quit() {
        System.exit(0);
    }

    private void close() {
        Wiring wired = wiring.getAndSet(null);
        if (wired != null) {
            wired.close();
        }
    }
}

package vn.hospitalkiosk.kiosk.rehearsal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/// Commands on standard input, one a line, played on the real window with the real pointer (docs/wires.md, "The kiosk's rehearsal"). Simulated environment only.
public final class Rehearsal {
    private static final Duration LONGEST_AWAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int PULSES_TO_DISPLAY = 6;
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(120);

    private final Screen screen;
    private final Supplier<List<String>> slip;
    private final InputStream in;
    private final PrintStream out;
    private final Runnable quit;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param slip text of the newest slip
    public Rehearsal(
            Screen screen,
            Supplier<List<String>> slip,
            InputStream in,
            PrintStream out,
            Runnable quit) {
        this.screen = screen;
        this.slip = slip;
        this.in = in;
        this.out = out;
        this.quit = quit;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("rehearsal").start(this::run);
    }

    private void run() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split("\\s+", 3);
                if (words[0].equals("quit")) {
                    answer("ok");
                    quit.run();
                    return;
                }
                answer(play(words));
            }
        } catch (IOException e) {
            answer("error standard input broke");
        }
    }

    private void answer(String text) {
        synchronized (out) {
            out.println("REHEARSAL " + text);
            out.flush();
        }
    }

    private String play(String[] words) {
        try {
            return switch (words[0]) {
                case "await" -> await(words);
                case "click" -> click(argument(words));
                case "type" -> type(argument(words));
                case "shot" -> shot(new File(argument(words)));
                case "texts" -> "ok " + json.writeValueAsString(onScreen(this::texts));
                case "slip" -> "ok " + json.writeValueAsString(slip.get());
                default -> "error unknown-command";
            };
        } catch (IllegalArgumentException | ExecutionException e) {
            return "error " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "error interrupted";
        }
    }

    private static String argument(String[] words) {
        if (words.length < 2) {
            throw new IllegalArgumentException("argument missing");
        }
        return words[1];
    }

    private String await(String[] words) throws InterruptedException {
        String wanted = argument(words);
        long longest = words.length > 2 ? Long.parseLong(words[2]) : LONGEST_AWAIT.toMillis();
        long end = System.nanoTime() + longest * 1_000_000;
        while (!screen.drawn().equals(wanted)) {
            if (System.nanoTime() > end) {
                return "error timeout " + screen.drawn();
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return "ok " + wanted;
    }

    private String click(String id) throws InterruptedException, ExecutionException {
        return onScreen(() -> press(id));
    }

    private String press(String id) {
        Optional<Node> found = screen.find(id);
        if (found.isEmpty() || found.get().getScene() == null || !found.get().isVisible()) {
            return "error no-node";
        }
        if (found.get().isDisabled()) {
            return "error disabled";
        }
        Node node = found.get();
        Bounds bounds = node.getLayoutBounds();
        Point2D centre = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
        Robot robot = new Robot();
        robot.mouseMove(centre);
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
        return "ok";
    }

    private String type(String digits) throws InterruptedException, ExecutionException {
        for (int i = 0; i < digits.length(); i++) {
            String answer = click("digit-" + digits.charAt(i));
            if (!answer.equals("ok")) {
                return answer;
            }
            Thread.sleep(BETWEEN_KEYS);
        }
        return "ok";
    }

    private String shot(File file) throws InterruptedException, ExecutionException {
        awaitPulses();
        WritableImage picture =
                onScreen(() ->
                        new Robot()
                                .getScreenCapture(
                                        null, javafx.stage.Screen.getPrimary().getBounds()));
        try {
            return ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file)
                    ? "ok"
                    : "error no png writer";
        } catch (IOException e) {
            return "error cannot write the file";
        }
    }

    /// Until what is on the stage now has reached the display.
    private static void awaitPulses() throws InterruptedException {
        CountDownLatch pulses = new CountDownLatch(PULSES_TO_DISPLAY);
        AnimationTimer counter =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulses.countDown();
                    }
                };
        Platform.runLater(counter::start);
        pulses.await();
        Platform.runLater(counter::stop);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(screen.root(), texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            add(labeled.getText(), texts);
            if (labeled.getGraphic() != null) {
                collect(labeled.getGraphic(), texts);
            }
        } else if (node instanceof Text text) {
            add(text.getText(), texts);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private static void add(String text, List<String> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(text.replace('\n', ' '));
        }
    }

    private static <T> T onScreen(Callable<T> work)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}

package vn.hospitalkiosk.virtual.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A kiosk started with `--rehearse`: clicks go to its real window, marks come from its standard output (docs/wires.md, rehearsal).
public final class KioskProgram implements AutoCloseable {
    private static final String ANSWER = "REHEARSAL ";
    private static final String MARK = "MARK ";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Program program;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<JsonNode> marks = new CopyOnWriteArrayList<>();

    KioskProgram(Program program) {
        this.program = program;
        this.commands = program.process().outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("kiosk-output").start(this::listen);
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(
                                program.process().getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(ANSWER)) {
                    answers.add(line.substring(ANSWER.length()));
                } else if (line.startsWith(MARK)) {
                    marks.add(Json.parse(line.substring(MARK.length())));
                }
            }
        } catch (IOException e) {
            answers.add("error the kiosk's output ended");
        }
    }

    public Program program() {
        return program;
    }

    /// Waits until the screen of that name is drawn.
    public void await(String screen) {
        await(screen, LONGEST);
    }

    public void await(String screen, Duration longest) {
        ask("await " + screen + " " + longest.toMillis(), longest.plusSeconds(5));
    }

    /// Waits for the button: a screen may offer it only when the gateway has said what works today.
    public void click(String id) {
        Patience.until(
                "the button " + id,
                LONGEST,
                () -> {
                    String answer = answerTo("click " + id, LONGEST);
                    if (answer.equals("error no-node")) {
                        return false;
                    }
                    return well("click " + id, answer);
                });
    }

    /// A touch that may meet nothing, or something that is locked.
    public void touch(String id) {
        answerTo("click " + id, LONGEST);
    }

    public void type(String digits) {
        ask("type " + digits, LONGEST);
    }

    public void shot(Path file) {
        ask("shot " + file.toAbsolutePath(), LONGEST);
    }

    /// The texts on the screen now.
    public String texts() {
        return ask("texts", LONGEST);
    }

    /// The lines of text on the newest slip.
    public String slip() {
        return ask("slip", LONGEST);
    }

    /// Whether that screen is drawn now.
    public boolean shows(String screen) {
        return answerTo("await " + screen + " 0", LONGEST).startsWith("ok");
    }

    /// The newest mark of that name that fits, if any.
    public Optional<JsonNode> mark(String name, Predicate<JsonNode> fits) {
        return marks.stream()
                .filter(mark -> mark.path("name").asString("").equals(name))
                .filter(fits)
                .reduce((first, second) -> second);
    }

    public JsonNode awaitMark(String name, Predicate<JsonNode> fits) {
        Patience.until("the kiosk's mark " + name, LONGEST, () -> mark(name, fits).isPresent());
        return mark(name, fits).orElseThrow();
    }

    /// Marks of a visit that is over are not looked at again.
    public void forgetMarks() {
        marks.removeIf(mark -> !mark.path("name").asString("").equals("first-frame"));
    }

    private String ask(String command, Duration longest) {
        String answer = answerTo(command, longest);
        well(command, answer);
        return answer;
    }

    private static boolean well(String command, String answer) {
        if (!answer.startsWith("ok")) {
            throw new StageFailure("the kiosk answered \"" + answer + "\" to \"" + command + "\"");
        }
        return true;
    }

    private synchronized String answerTo(String command, Duration longest) {
        try {
            answers.clear();
            commands.write(command + "\n");
            commands.flush();
            String answer = answers.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? "nothing" : answer;
        } catch (IOException e) {
            throw new StageFailure("the kiosk is gone: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }

    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }
}

package vn.hospitalkiosk.kiosk.screen;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Knows when the picture of now has been handed to the window system. Lives on the JavaFX thread.
///
/// JavaFX paints beside: a pulse lays the scene out and leaves it to the painting thread, and the next pulse that has anything to paint waits until that is done. So a speck that nobody sees
/// changes after the first pulse; when the second has come through, the first picture is painted. Without a graphics card the pixels then go to the window on the JavaFX thread: they stand in
/// its queue before what is put there after the second pulse.
final class Painted {
    /// One question at most: the newest.
    private static final class Question {
        final Runnable then;
        boolean laidOut;
        boolean speckMoved;

        Question(Runnable then) {
            this.then = then;
        }
    }

    private final Rectangle speck = new Rectangle(1, 1, Color.TRANSPARENT);
    private final Runnable pulsed = this::pulsed;
    private Optional<Question> asked = Optional.empty();

    Painted() {
        speck.setManaged(false);
        speck.setMouseTransparent(true);
        speck.sceneProperty().subscribe(this::moved);
    }

    /// To be put into the scene.
    Rectangle speck() {
        return speck;
    }

    private void moved(@Nullable Scene from, @Nullable Scene to) {
        if (from != null) {
            from.removePostLayoutPulseListener(pulsed);
        }
        if (to != null) {
            to.addPostLayoutPulseListener(pulsed);
        }
    }

    /// Runs `then` once, when the scene as it is now has been painted; an earlier question is forgotten.
    void whenPainted(Runnable then) {
        asked = Optional.of(new Question(then));
        Platform.requestNextPulse();
    }

    /// Laid out, not yet handed to the painting thread.
    private void pulsed() {
        asked.ifPresent(question -> {
            if (!question.laidOut) {
                question.laidOut = true;
                Platform.runLater(() -> moveSpeck(question));
            } else if (question.speckMoved) {
                asked = Optional.empty();
                // The first is run after this pulse, which waits for the painting thread; the
                // second after what that one has put into the queue.
                Platform.runLater(() -> Platform.runLater(question.then));
            }
        });
    }

    private void moveSpeck(Question question) {
        question.speckMoved = true;
        speck.setX(speck.getX() == 0 ? 1 : 0);
    }
}

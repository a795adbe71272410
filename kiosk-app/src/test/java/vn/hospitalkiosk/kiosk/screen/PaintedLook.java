package vn.hospitalkiosk.kiosk.screen;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.effect.GaussianBlur;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// Shows one picture after the other, each slow to paint, and looks at the display in the moment it is said to be painted.
final class PaintedLook {
    private static final int PICTURES = 8;
    private static final double SIDE = 300;

    private final Painted painted = new Painted();
    private final Rectangle picture = new Rectangle(SIDE, SIDE);
    private final CompletableFuture<Integer> missed = new CompletableFuture<>();
    private int late;

    private PaintedLook() {}

    public static void main(String... args) {
        PaintedLook look = new PaintedLook();
        Platform.startup(look::open);
        int missed = look.missed.join();
        System.out.println(missed == 0 ? "all pictures were there" : missed + " came too late");
        System.exit(missed == 0 ? 0 : 1);
    }

    private void open() {
        picture.setEffect(new GaussianBlur(20));
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(new Scene(new Pane(picture, painted.speck()), SIDE, SIDE));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        painted.whenPainted(() -> next(0));
    }

    private void next(int number) {
        if (number == PICTURES) {
            missed.complete(late);
            return;
        }
        Color colour = Color.hsb(360.0 * number / PICTURES, 1, 1);
        picture.setFill(colour);
        painted.whenPainted(() -> {
            Color seen = new Robot().getPixelColor(SIDE / 2, SIDE / 2);
            if (distance(seen, colour) > 0.03) {
                late++;
            }
            next(number + 1);
        });
    }

    private static double distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed())
                + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }
}

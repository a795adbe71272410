package vn.hospitalkiosk.kiosk.screen;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import vn.hospitalkiosk.kiosk.screen.part.Frame;

/// The frame, scaled as a whole to the panel it stands on: 1 at 1080 × 1920, 2 at 2160 × 3840, less on a developer's screen.
final class FittedFrame extends Region {
    private final Frame frame;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// @param over lies at the corner and takes no room
    FittedFrame(Frame frame, Node over) {
        this.frame = frame;
        frame.setManaged(false);
        frame.getTransforms().add(scale);
        frame.setClip(new Rectangle(Frame.WIDTH, Frame.HEIGHT));
        getChildren().addAll(frame, over);
        setPrefSize(Frame.WIDTH, Frame.HEIGHT);
        setMinSize(0, 0);
    }

    /// What the frame takes of this region, in its own coordinates.
    Rectangle2D place() {
        double factor = Math.min(getWidth() / Frame.WIDTH, getHeight() / Frame.HEIGHT);
        return new Rectangle2D(
                Math.rint((getWidth() - Frame.WIDTH * factor) / 2),
                Math.rint((getHeight() - Frame.HEIGHT * factor) / 2),
                Frame.WIDTH * factor,
                Frame.HEIGHT * factor);
    }

    @Override
    protected void layoutChildren() {
        Rectangle2D place = place();
        scale.setX(place.getWidth() / Frame.WIDTH);
        scale.setY(place.getWidth() / Frame.WIDTH);
        frame.resizeRelocate(place.getMinX(), place.getMinY(), Frame.WIDTH, Frame.HEIGHT);
    }
}

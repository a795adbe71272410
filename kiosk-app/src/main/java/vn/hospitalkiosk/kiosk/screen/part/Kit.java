package vn.hospitalkiosk.kiosk.screen.part;

import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// What a face needs to draw itself: the words, the way this patient wants to see them, the time, and where presses go.
///
/// @param large large text
/// @param now on the injected clock
public record Kit(
        Texts texts,
        boolean large,
        boolean highContrast,
        Hospital hospital,
        Instant now,
        Consumer<Press> presses,
        Memory memory) {
    /// Width of the content between the side margins.
    public static final double WIDTH = 960;

    /// Height of one line of Inter in em: ascender 1984 + descender 494 of 2048.
    private static final double NATURAL_LINE = 2478.0 / 2048;

    public String say(Phrase phrase, Object... values) {
        return texts.say(phrase, values);
    }

    public void press(Press press) {
        presses.accept(press);
    }

    /// `K03-C12`
    public String reference(FailureCode code) {
        return hospital.kiosk().value() + "-" + code.code();
    }

    /// Text on as many lines as its width needs.
    public Label para(String text, Type type, String... classes) {
        Label label = label(text, type, classes);
        label.setWrapText(true);
        // Less than nothing between the lines would cut a wrapped text.
        label.setLineSpacing(Math.max(0, label.getLineSpacing()));
        label.setPadding(label.getLineSpacing() > 0 ? label.getPadding() : Insets.EMPTY);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Text that keeps to the lines it was written on and never gives way.
    public Label line(String text, Type type, String... classes) {
        Label label = label(text, type, classes);
        label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return label;
    }

    public Label centred(Label label) {
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    private Label label(String text, Type type, String... classes) {
        Type drawn = type.drawn(large);
        Label label = new Label(text);
        label.setFont(drawn.weight().at(drawn.size()));
        double leading = drawn.line() - drawn.size() * NATURAL_LINE;
        label.setLineSpacing(leading);
        label.setPadding(new Insets(leading / 2, 0, leading / 2, 0));
        label.getStyleClass().setAll("text");
        label.getStyleClass().addAll(classes);
        return label;
    }

    /// Width in px of a text on one line.
    double widthOf(String text, Type type) {
        return measured(text, type, 0).getLayoutBounds().getWidth();
    }

    /// Height in px of a text wrapped to `width`, with its leading.
    double heightOf(String text, Type type, double width) {
        Type drawn = type.drawn(large);
        double natural = measured(text, type, width).getLayoutBounds().getHeight();
        return Math.ceil(Math.rint(natural / (drawn.size() * NATURAL_LINE)) * drawn.line());
    }

    private Text measured(String text, Type type, double width) {
        Type drawn = type.drawn(large);
        Text measured = new Text(text);
        measured.setFont(drawn.weight().at(drawn.size()));
        measured.setWrappingWidth(width);
        return measured;
    }

    /// `normal`, or with large text `large`.
    public double size(double normal, double whenLarge) {
        return large ? whenLarge : normal;
    }

    public Node icon(Glyph glyph, Icon.Size size, String... tone) {
        return new Icon(glyph, size, tone);
    }
}

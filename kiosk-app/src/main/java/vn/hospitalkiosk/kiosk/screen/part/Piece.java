package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A part of a screen that is kept as long as its name and its data stay the same. So a screen is drawn anew with every state and every second,
/// and yet a button under a finger is never replaced because something else on the screen changed.
///
/// @param data everything `build` uses that can change while the screen is shown
/// @param grow share of the spare height, 0 for none
/// @param update runs on the kept node at every drawing: for words that count on a button
public record Piece(
        String name, List<Object> data, double grow, Supplier<Node> build, Consumer<Node> update) {
    public static Piece of(String name, Supplier<Node> build) {
        return of(name, List.of(), build);
    }

    public static Piece of(String name, List<Object> data, Supplier<Node> build) {
        return new Piece(name, data, 0, build, _ -> {});
    }

    /// Built once, then only updated.
    public static Piece live(String name, Supplier<Node> build, Consumer<Node> update) {
        return new Piece(name, List.of(), 0, build, update);
    }

    /// Takes `share` of the spare height.
    public static Piece growing(String name, double share, Supplier<Node> build) {
        return new Piece(name, List.of(), share, build, _ -> {});
    }

    public static Piece gap(double height) {
        return of("gap-" + height, () -> Boxes.gap(height));
    }

    /// Takes a share of what is left over.
    public static Piece space(double share) {
        return growing("space-" + share, share, Region::new);
    }
}

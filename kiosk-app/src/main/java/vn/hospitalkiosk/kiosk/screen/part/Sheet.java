package vn.hospitalkiosk.kiosk.screen.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// A drawn screen between bar and dock: step, lead, body, actions (UI.md §3), and what covers them.
public final class Sheet {
    private Optional<Piece> step = Optional.empty();
    private double leadTop = 36;
    private final List<Piece> lead = new ArrayList<>();
    private final List<Piece> body = new ArrayList<>();
    private final List<Piece> actions = new ArrayList<>();
    private Optional<Piece> cover = Optional.empty();

    public Sheet step(Piece piece) {
        step = Optional.of(piece);
        return this;
    }

    public Sheet leadTop(double px) {
        leadTop = px;
        return this;
    }

    public Sheet lead(String name, List<Object> data, Supplier<Node> build) {
        lead.add(Piece.of(name, data, build));
        return this;
    }

    public Sheet lead(String name, Supplier<Node> build) {
        return lead(name, List.of(), build);
    }

    public Sheet body(String name, List<Object> data, Supplier<Node> build) {
        body.add(Piece.of(name, data, build));
        return this;
    }

    public Sheet body(String name, Supplier<Node> build) {
        return body(name, List.of(), build);
    }

    public Sheet body(Piece piece) {
        body.add(piece);
        return this;
    }

    public Sheet gap(double px) {
        return body(Piece.gap(px));
    }

    public Sheet space(double share) {
        return body(Piece.space(share));
    }

    public Sheet space() {
        return space(1);
    }

    public Sheet action(Piece piece) {
        actions.add(piece);
        return this;
    }

    /// A dialog over everything but the dock.
    public Sheet cover(Piece piece) {
        cover = Optional.of(piece);
        return this;
    }

    Optional<Piece> step() {
        return step;
    }

    double leadTop() {
        return leadTop;
    }

    List<Piece> lead() {
        return lead;
    }

    List<Piece> body() {
        return body;
    }

    List<Piece> actions() {
        return actions;
    }

    Optional<Piece> cover() {
        return cover;
    }
}

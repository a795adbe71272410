package vn.hospitalkiosk.kiosk.screen.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// Keeps the nodes of unchanged pieces and builds the others.
final class PieceColumn {
    private record Kept(List<Object> data, Node node) {}

    private final ObservableList<Node> children;
    private final BiConsumer<Piece, Node> place;
    private Map<String, Kept> kept = new HashMap<>();

    /// @param place says how a new node takes part in its parent's layout
    PieceColumn(ObservableList<Node> children, BiConsumer<Piece, Node> place) {
        this.children = children;
        this.place = place;
    }

    void show(List<Piece> pieces) {
        Map<String, Kept> next = new HashMap<>();
        List<Node> wanted = new ArrayList<>();
        for (Piece piece : pieces) {
            String name = piece.name();
            while (next.containsKey(name)) {
                name = name + "'";
            }
            Kept now = kept(name, piece);
            piece.update().accept(now.node());
            next.put(name, now);
            wanted.add(now.node());
        }
        kept = next;
        settle(wanted);
    }

    private Kept kept(String name, Piece piece) {
        Kept old = kept.get(name);
        if (old != null && old.data().equals(piece.data())) {
            return old;
        }
        Node node = piece.build().get();
        place.accept(piece, node);
        return new Kept(piece.data(), node);
    }

    /// Touches only what differs: a node that is taken out and put back would lose its press.
    private void settle(List<Node> wanted) {
        if (children.equals(wanted)) {
            return;
        }
        children.retainAll(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= children.size()) {
                children.add(wanted.get(i));
            } else if (!children.get(i).equals(wanted.get(i))) {
                children.remove(wanted.get(i));
                children.add(i, wanted.get(i));
            }
        }
    }
}

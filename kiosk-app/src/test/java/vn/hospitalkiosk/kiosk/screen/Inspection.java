package vn.hospitalkiosk.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;

/// What UI.md forbids, measured on the laid-out nodes: cut text, nodes off the screen, texts over each other, small or high targets, small text.
final class Inspection {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 1920;
    private static final double SMALLEST_TARGET = 80;
    private static final double HIGHEST_TARGET = 560;
    private static final double SMALLEST_TEXT = 28;
    private static final double SLACK = 0.6;

    private final String name;
    private final Parent root;
    private final List<String> findings = new ArrayList<>();
    private final List<Labeled> texts = new ArrayList<>();
    private final List<ButtonBase> targets = new ArrayList<>();

    Inspection(String name, Parent root) {
        this.name = name;
        this.root = root;
    }

    List<String> findings() {
        collect(root, false);
        texts.forEach(this::text);
        targets.forEach(this::target);
        overlaps();
        targetsTouch();
        return findings;
    }

    private void collect(Node node, boolean covered) {
        if (!node.isVisible() || covered) {
            return;
        }
        if (node instanceof ButtonBase button) {
            targets.add(button);
        }
        if (node instanceof Labeled label
                && !(node instanceof ButtonBase)
                && !label.getText().isBlank()) {
            texts.add(label);
            return;
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, false));
        }
    }

    private void found(String what, Node node) {
        Bounds b = bounds(node);
        findings.add(
                String.format(
                        Locale.ROOT,
                        "%s: %s [%s] at %.0f,%.0f %.0f×%.0f",
                        name,
                        what,
                        words(node),
                        b.getMinX(),
                        b.getMinY(),
                        b.getWidth(),
                        b.getHeight()));
    }

    private static String words(Node node) {
        return node instanceof Labeled label && !label.getText().isEmpty()
                ? label.getText().replace('\n', '|')
                : String.valueOf(node.getId());
    }

    private Bounds bounds(Node node) {
        return root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    private void text(Labeled label) {
        if (label.isTextTruncated()) {
            found("cut text", label);
        }
        if (label.getFont().getSize() < SMALLEST_TEXT) {
            found("text of " + label.getFont().getSize() + " px", label);
        }
        outside(label);
        for (Node at = label.getParent(); at != null && !at.equals(root); at = at.getParent()) {
            if (at instanceof javafx.scene.layout.Region
                    && !bounds(at).contains(inner(bounds(label)))) {
                found("text leaves its box " + at.getStyleClass(), label);
                return;
            }
        }
    }

    private static javafx.geometry.BoundingBox inner(Bounds b) {
        return new javafx.geometry.BoundingBox(
                b.getMinX() + 2,
                b.getMinY() + 2,
                Math.max(0, b.getWidth() - 4),
                Math.max(0, b.getHeight() - 4));
    }

    private void outside(Node node) {
        Bounds b = bounds(node);
        if (b.getMinX() < -SLACK
                || b.getMinY() < -SLACK
                || b.getMaxX() > WIDTH + SLACK
                || b.getMaxY() > HEIGHT + SLACK) {
            found("off the screen", node);
        }
    }

    private void target(ButtonBase button) {
        outside(button);
        Bounds b = bounds(button);
        if (b.getHeight() < SMALLEST_TARGET || b.getWidth() < SMALLEST_TARGET) {
            found("small target", button);
        }
        if (b.getMinY() < HIGHEST_TARGET) {
            found("target too high", button);
        }
        if (button.getId() == null
                || button.getAccessibleText() == null
                || button.getAccessibleText().isBlank()) {
            found("target without id or spoken text", button);
        }
    }

    private void overlaps() {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                if (inner(bounds(texts.get(i))).intersects(inner(bounds(texts.get(j))))
                        && inner(bounds(texts.get(i))).getWidth() > 0) {
                    found("over \"" + words(texts.get(j)) + "\"", texts.get(i));
                }
            }
        }
    }

    private void targetsTouch() {
        for (int i = 0; i < targets.size(); i++) {
            for (int j = i + 1; j < targets.size(); j++) {
                Bounds a = bounds(targets.get(i));
                Bounds b = bounds(targets.get(j));
                boolean nested =
                        targets.get(i).getId() != null
                                && targets.get(i).getId().equals("choose-field-number")
                                && "show-number".equals(targets.get(j).getId());
                if (!nested
                        && a.intersects(
                                b.getMinX() + 1,
                                b.getMinY() + 1,
                                b.getWidth() - 2,
                                b.getHeight() - 2)) {
                    found("target over " + targets.get(j).getId(), targets.get(i));
                }
            }
        }
    }
}

package vn.hospitalkiosk.kiosk.slip;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/// A way of setting text on a slip; sizes in dots (203 to the inch).
record Style(Inter.Weight weight, int size, int line) {
    static final Style TEXT = new Style(Inter.Weight.REGULAR, 24, 34);
    static final Style STRONG = new Style(Inter.Weight.BOLD, 24, 34);
    static final Style SMALL = new Style(Inter.Weight.REGULAR, 20, 28);
    static final Style SIDE = new Style(Inter.Weight.REGULAR, 22, 31);
    static final Style SIDE_STRONG = new Style(Inter.Weight.BOLD, 22, 31);

    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    Font font() {
        return Inter.of(weight, size);
    }

    double width(String text) {
        return font().getStringBounds(text, CONTEXT).getWidth();
    }

    /// Where the baseline lies below the top of a line.
    float baseline() {
        LineMetrics metrics = font().getLineMetrics("Ấg", CONTEXT);
        return (line - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
    }

    /// Breaks at spaces; a word wider than the line is broken inside, nothing is cut off.
    List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String tried = line.isEmpty() ? word : line + " " + word;
            if (width(tried) <= width) {
                line.setLength(0);
                line.append(tried);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(breakInside(word, width, lines));
        }
        lines.add(line.toString());
        return lines;
    }

    private String breakInside(String word, int width, List<String> lines) {
        String rest = word;
        while (width(rest) > width) {
            int fits = 1;
            while (fits < rest.length() && width(rest.substring(0, fits + 1)) <= width) {
                fits++;
            }
            lines.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        return rest;
    }

    /// Like `wrap`, in lines of about the same length.
    List<String> balanced(String text, int width) {
        int lines = wrap(text, width).size();
        int narrow = width;
        while (narrow > width / 4 && wrap(text, narrow - 8).size() == lines) {
            narrow -= 8;
        }
        return wrap(text, narrow);
    }
}

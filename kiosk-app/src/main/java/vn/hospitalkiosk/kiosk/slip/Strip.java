package vn.hospitalkiosk.kiosk.slip;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.device.printer.Bitmap;

/// A slip being put together from the top, 576 dots wide with margins of 24; drawn in grey, then cut to black and white.
final class Strip {
    static final int WIDTH = 576;
    static final int MARGIN = 24;
    static final int INNER = WIDTH - 2 * MARGIN;
    private static final int TOP = 28;
    private static final int BOTTOM = 36;
    private static final int RULE = 3;
    private static final int RULE_SPACE = 18;
    private static final int GAP = 16;
    private static final int QUIET_MODULES = 4;
    private static final int BLACK_BELOW = 140;

    private interface Mark {
        void draw(Graphics2D g);
    }

    private final List<Mark> marks = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int y = TOP;

    void space(int dots) {
        y += dots;
    }

    void centre(String text, Style style) {
        lines(style.wrap(text, INNER), style);
    }

    /// Centred, in lines of about the same length.
    void centreBalanced(String text, Style style) {
        lines(style.balanced(text, INNER * 3 / 4), style);
    }

    private void lines(List<String> lines, Style style) {
        for (String line : lines) {
            text(line, style, (int) Math.round((WIDTH - style.width(line)) / 2));
        }
    }

    void left(String text, Style style) {
        for (String line : style.wrap(text, INNER)) {
            text(line, style, MARGIN);
        }
    }

    /// Label left, value right on the same line; on lines of its own when both do not fit.
    void row(String label, String value) {
        row(label, Style.TEXT, value, Style.STRONG);
    }

    void row(String label, Style left, String value, Style right) {
        double both = left.width(label) + GAP + right.width(value);
        if (both <= INNER) {
            int top = y;
            text(label, left, MARGIN);
            y = top;
            text(value, right, (int) Math.floor(WIDTH - MARGIN - right.width(value)));
            y = top + Math.max(left.line(), right.line());
            return;
        }
        left(label, left);
        for (String line : right.wrap(value, INNER)) {
            text(line, right, (int) Math.floor(WIDTH - MARGIN - right.width(line)));
        }
    }

    private void text(String text, Style style, int x) {
        words.add(text);
        float baseline = y + style.baseline();
        marks.add(g -> {
            g.setFont(style.font());
            g.drawString(text, x, baseline);
        });
        y += style.line();
    }

    void dashes() {
        y += RULE_SPACE;
        int top = y;
        marks.add(g -> {
            for (int x = MARGIN; x < WIDTH - MARGIN; x += 9) {
                g.fillRect(x, top, Math.min(6, WIDTH - MARGIN - x), RULE);
            }
        });
        y += RULE + RULE_SPACE;
    }

    void line() {
        y += 14;
        int top = y;
        marks.add(g -> g.fillRect(MARGIN, top, INNER, RULE));
        y += RULE + 14;
    }

    /// Where two slips on one strip are torn apart.
    void tear() {
        y += 30;
        int top = y;
        marks.add(g -> {
            for (int x = 0; x < WIDTH; x += 24) {
                g.fillRect(x, top, 8, RULE);
            }
        });
        y += RULE + 30;
    }

    void boxed(String text, Style style) {
        int top = y + RULE_SPACE;
        int border = 5;
        y = top + border + 8;
        centre(text, style);
        y += 10;
        int height = y + border - top;
        marks.add(g -> {
            g.fillRect(MARGIN, top, INNER, border);
            g.fillRect(MARGIN, top + height - border, INNER, border);
            g.fillRect(MARGIN, top, border, height);
            g.fillRect(WIDTH - MARGIN - border, top, border, height);
        });
        y = top + height + 4;
    }

    /// A QR with its quiet zone at the left, lines of text beside it, both centred on each other.
    ///
    /// @param beside texts with their styles, wrapped; may be empty
    void code(String content, List<Part> beside) {
        BitMatrix matrix = Codes.matrix(content);
        int module = Codes.dotsPerModule(matrix.getWidth());
        int side = matrix.getWidth() * module;
        int quiet = QUIET_MODULES * module;
        int x = Math.max(MARGIN, quiet);
        int textX = x + side + Math.max(MARGIN, quiet);
        List<Part> lines = new ArrayList<>();
        for (Part part : beside) {
            for (String line : part.style().wrap(part.text(), WIDTH - MARGIN - textX)) {
                lines.add(new Part(line, part.style()));
            }
        }
        int textHeight = lines.stream().mapToInt(l -> l.style().line()).sum();
        int height = Math.max(side + 2 * quiet, textHeight);
        int top = y;
        int codeTop = top + (height - side) / 2;
        marks.add(g -> draw(g, matrix, x, codeTop, module));
        y = top + (height - textHeight) / 2;
        for (Part line : lines) {
            text(line.text(), line.style(), textX);
        }
        y = top + height;
    }

    record Part(String text, Style style) {}

    private static void draw(Graphics2D g, BitMatrix matrix, int x, int y, int module) {
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    g.fillRect(x + column * module, y + row * module, module, module);
                }
            }
        }
    }

    /// Every line of text on it, from the top.
    List<String> words() {
        return List.copyOf(words);
    }

    Bitmap done() {
        BufferedImage image = new BufferedImage(WIDTH, y + BOTTOM, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, image.getHeight());
        g.setColor(Color.BLACK);
        marks.forEach(mark -> mark.draw(g));
        g.dispose();
        return blackAndWhite(image);
    }

    private static Bitmap blackAndWhite(BufferedImage image) {
        int[] grey = image.getRaster().getSamples(0, 0, WIDTH, image.getHeight(), 0, (int[]) null);
        byte[] rows = new byte[WIDTH / 8 * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            if (grey[i] < BLACK_BELOW) {
                rows[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        return new Bitmap(WIDTH, image.getHeight(), rows);
    }
}

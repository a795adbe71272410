package vn.hospitalkiosk.kiosk.screen.part;

/// A text style: size and line height in px at width 1080, and weight (UI.md §2.3).
public record Type(double size, double line, Weight weight) {
    public static final Type NUMBER = new Type(336, 340, Weight.EXTRABOLD);
    public static final Type NUMBER_PHOTO = new Type(232, 250, Weight.EXTRABOLD);
    public static final Type AMOUNT_XL = new Type(104, 116, Weight.EXTRABOLD);
    public static final Type AMOUNT = new Type(80, 88, Weight.EXTRABOLD);
    public static final Type AMOUNT_BAR = new Type(72, 80, Weight.EXTRABOLD);
    public static final Type H0 = new Type(80, 98, Weight.EXTRABOLD);
    public static final Type H1 = new Type(68, 82, Weight.BOLD);
    public static final Type H2 = new Type(48, 60, Weight.BOLD);
    public static final Type H3 = new Type(40, 52, Weight.BOLD);
    public static final Type TASK = new Type(56, 68, Weight.BOLD);
    public static final Type TASK_LINE = new Type(34, 46, Weight.REGULAR);
    public static final Type BODY_L = new Type(36, 52, Weight.REGULAR);
    public static final Type BODY = new Type(32, 46, Weight.REGULAR);
    public static final Type SMALL = new Type(28, 40, Weight.REGULAR);
    public static final Type BUTTON = new Type(40, 48, Weight.BOLD);
    public static final Type BUTTON_2 = new Type(36, 44, Weight.SEMIBOLD);

    /// Sizes from here on are large already and do not grow with large text.
    private static final double LARGE_ENOUGH = 100;

    private static final double LARGE_TEXT = 1.25;

    public Type medium() {
        return new Type(size, line, Weight.MEDIUM);
    }

    public Type strong() {
        return new Type(size, line, Weight.SEMIBOLD);
    }

    public Type bold() {
        return new Type(size, line, Weight.BOLD);
    }

    public Type sized(double newSize, double newLine) {
        return new Type(newSize, newLine, weight);
    }

    /// For a number of `length` characters in a place made for three.
    public Type forLength(int length) {
        return length <= 3
                ? this
                : new Type(Math.floor(size * 3 / length), Math.floor(line * 3 / length), weight);
    }

    /// As drawn: with large text one and a quarter of it.
    Type drawn(boolean largeText) {
        return largeText && size < LARGE_ENOUGH
                ? new Type(size * LARGE_TEXT, line * LARGE_TEXT, weight)
                : this;
    }
}

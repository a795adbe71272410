package vn.hospitalkiosk.api;

/// Bounds that every text from outside meets before it becomes one of our types.
final class Bounds {
    static final int ID_LENGTH = 128;

    private Bounds() {}

    static void id(String type, String value) {
        if (value.isEmpty() || value.length() > ID_LENGTH) {
            throw new IllegalArgumentException(
                    type + " must have 1 to " + ID_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        type + " must be printable ASCII without spaces");
            }
        }
    }

    static String text(String type, String value, int longest) {
        if (value.length() > longest) {
            throw new IllegalArgumentException(type + " is longer than " + longest);
        }
        return value;
    }
}

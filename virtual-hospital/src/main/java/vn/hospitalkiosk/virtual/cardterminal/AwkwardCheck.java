package vn.hospitalkiosk.virtual.cardterminal;

/// Finds an answer whose check byte is 03, the end mark: what a parser that looks for ETX stumbles over.
final class AwkwardCheck {
    private static final int ETX = 0x03;
    private static final int MOST_PADDING = 8;
    private static final char FIRST = '!';
    private static final char LAST = '~';

    private AwkwardCheck() {}

    /// The answer as it is when none can be found: nothing in it is free.
    static byte[] payload(Codec codec, Request request, Result result) {
        for (int padding = 0; padding < MOST_PADDING; padding++) {
            String pad = ".".repeat(padding);
            byte[] plain = codec.frame(codec.encode(request, result, pad + FIRST + FIRST));
            int change = plain[plain.length - 1] ^ ETX;
            for (char one = FIRST; one <= LAST; one++) {
                int other = one ^ change;
                if (other >= FIRST && other <= LAST) {
                    return codec.encode(request, result, pad + one + (char) other);
                }
            }
        }
        return codec.encode(request, result, "");
    }
}

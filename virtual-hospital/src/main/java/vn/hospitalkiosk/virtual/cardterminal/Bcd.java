package vn.hospitalkiosk.virtual.cardterminal;

/// Four decimal digits in two bytes.
final class Bcd {
    private Bcd() {}

    /// -1 when it is no number.
    static int read(byte[] bytes, int at) {
        int number = 0;
        for (int i = at; i < at + 2; i++) {
            int high = (bytes[i] & 0xF0) >> 4;
            int low = bytes[i] & 0x0F;
            if (high > 9 || low > 9) {
                return -1;
            }
            number = number * 100 + high * 10 + low;
        }
        return number;
    }

    static byte[] write(int number) {
        return new byte[] {
            (byte) (number / 1000 % 10 << 4 | number / 100 % 10),
            (byte) (number / 10 % 10 << 4 | number % 10)
        };
    }
}

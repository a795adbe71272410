package vn.hospitalkiosk.device.serial;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How bytes stand on a serial line, written as technicians write it: `8N1`, `7E1`, `8N2`, `5N1.5`.
///
/// @param dataBits 5 to 8
public record SerialFormat(int dataBits, Parity parity, StopBits stopBits) {
    private static final Pattern WRITTEN = Pattern.compile("([5-8])([NEOMS])(1|1\\.5|2)");

    public enum Parity {
        NONE('N'),
        EVEN('E'),
        ODD('O'),
        MARK('M'),
        SPACE('S');

        private final char letter;

        Parity(char letter) {
            this.letter = letter;
        }
    }

    /// Never a bare number: the library's constant 2 means one and a half, 3 means two.
    public enum StopBits {
        ONE("1"),
        ONE_AND_A_HALF("1.5"),
        TWO("2");

        private final String written;

        StopBits(String written) {
            this.written = written;
        }
    }

    public static final SerialFormat EIGHT_N_ONE = new SerialFormat(8, Parity.NONE, StopBits.ONE);

    public SerialFormat {
        if (dataBits < 5 || dataBits > 8) {
            throw new IllegalArgumentException("a serial line has 5 to 8 data bits");
        }
    }

    /// @throws IllegalArgumentException when it is not of that shape
    public static SerialFormat of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a serial format is written data bits, parity, stop bits, as in 8N1 or 7E1");
        }
        return new SerialFormat(
                Integer.parseInt(parts.group(1)),
                Arrays.stream(Parity.values())
                        .filter(parity -> parity.letter == parts.group(2).charAt(0))
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(StopBits.values())
                        .filter(stop -> stop.written.equals(parts.group(3)))
                        .findFirst()
                        .orElseThrow());
    }

    @Override
    public String toString() {
        return dataBits + String.valueOf(parity.letter) + stopBits.written;
    }
}

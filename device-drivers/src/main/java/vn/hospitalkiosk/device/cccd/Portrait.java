package vn.hospitalkiosk.device.cccd;

import java.util.Arrays;

/// The photograph on a chip (DG2), as far as it was asked for.
public sealed interface Portrait {
    record NotAsked() implements Portrait {}

    /// As on cards of children under six.
    record NotOnChip() implements Portrait {}

    /// @param image as it lies on the chip, to be decoded by whoever shows it; personal data
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(Format format, byte[] image) implements Portrait {
        /// Overwrites it, at the end of the session.
        public void wipe() {
            Arrays.fill(image, (byte) 0);
        }

        @Override
        public String toString() {
            return "Picture[" + format + ", " + image.length + " bytes]";
        }
    }

    /// There is one, but it was not to be had: too large, refused, of no known format.
    record Unusable(String why) implements Portrait {}

    enum Format {
        JPEG,
        JPEG_2000
    }
}

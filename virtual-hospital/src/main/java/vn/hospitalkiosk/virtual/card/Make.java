package vn.hospitalkiosk.virtual.card;

/// Which of the things a chip may have it has.
///
/// @param active how active authentication is done
/// @param agreement whether DG14 holds a key for chip authentication
/// @param photoBytes least size of the photograph
public record Make(Active active, boolean agreement, Photo photo, int photoBytes) {
    /// As Vietnamese cards are thought to be made; the key type is not known (RSA is the other way).
    public static final Make USUAL = new Make(Active.CURVE, true, Photo.JPEG, 2_000);

    public enum Active {
        CURVE,
        RSA_1024,
        RSA_2048,
        NONE
    }

    public enum Photo {
        JPEG,
        JPEG_2000,
        /// Neither, as no card should have it.
        UNKNOWN,
        /// As on cards for children under six.
        NONE
    }

    public Make {
        if (photoBytes < 0 || photoBytes > 60_000) {
            throw new IllegalArgumentException("a photograph has at most 60000 bytes");
        }
    }

    public Make with(Active other) {
        return new Make(other, agreement, photo, photoBytes);
    }

    public Make with(Photo other) {
        return new Make(active, agreement, other, photoBytes);
    }

    public Make withAgreement(boolean there) {
        return new Make(active, there, photo, photoBytes);
    }

    public Make withPhotoBytes(int bytes) {
        return new Make(active, agreement, photo, bytes);
    }
}

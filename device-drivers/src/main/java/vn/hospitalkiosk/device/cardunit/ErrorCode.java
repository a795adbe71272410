package vn.hospitalkiosk.device.cardunit;

import vn.hospitalkiosk.device.Failure;

/// An error the unit reports, as its two characters: `10` jam, `A1` bin full, `B0` not initialised.
record ErrorCode(char high, char low) {
    /// What has to happen next.
    enum Category {
        /// The unit did not understand the data: once more.
        RETRYABLE,
        NEEDS_INITIALISING,
        CARD,
        /// A person must look at the unit.
        ATTENTION,
        /// We asked for what this unit cannot do: profile or program are wrong.
        FATAL
    }

    private String text() {
        return "" + high + low;
    }

    /// The map of devices.md §1d.
    Category category() {
        return switch (text()) {
            case "04" -> Category.RETRYABLE;
            case "02", "45", "B0" -> Category.NEEDS_INITIALISING;
            case "05", "41", "60", "61", "62", "63", "64", "65", "66", "67", "68", "69" ->
                    Category.CARD;
            case "00", "01", "03" -> Category.FATAL;
            default -> Category.ATTENTION;
        };
    }

    /// Nothing else is taken before INIT: power was gone.
    boolean wantsInitialising() {
        return text().equals("B0");
    }

    Failure failure() {
        String code =
                switch (category()) {
                    case CARD -> "U31";
                    case FATAL -> "U41";
                    case RETRYABLE, NEEDS_INITIALISING -> "U22";
                    case ATTENTION ->
                            switch (text()) {
                                case "10", "40", "43" -> "U11";
                                case "A1" -> "U12";
                                case "A0" -> "U13";
                                default -> "U14";
                            };
                };
        return new Failure(code, "the card unit reports error " + printable());
    }

    private String printable() {
        return text().matches("[0-9A-Z]{2}") ? text() : "of unknown form";
    }
}

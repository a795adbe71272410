package vn.hospitalkiosk.virtual.vietqr;

import java.util.Locale;

/// What payers and banks do to transfers from now on.
///
/// @param notifier who tells the hospital
/// @param transfers of each approval: 2 is a payer who pays twice
record Habits(Service notifier, Note note, Amount amount, int transfers) {
    public enum Note {
        EXACT,
        /// Lower case, accents, blanks and dots inside, the bank's own words around it.
        MANGLED,
        /// The payer wiped it.
        NONE
    }

    public enum Amount {
        EXACT,
        /// A thousand đồng too little.
        SHORT,
        /// A thousand đồng too much.
        OVER
    }

    static final Habits GOOD = new Habits(Service.SEPAY, Note.EXACT, Amount.EXACT, 1);

    String noteOf(String code) {
        return switch (note) {
            case EXACT -> code;
            case MANGLED ->
                    "MBVCB.7788.chuyển "
                            + code.substring(0, 5).toLowerCase(Locale.ROOT)
                            + ". "
                            + code.substring(5)
                            + " viện phí - GD 55";
            case NONE -> "chuyen tien vien phi";
        };
    }

    long amountOf(long asked) {
        return switch (amount) {
            case EXACT -> asked;
            case SHORT -> Math.max(1, asked - 1_000);
            case OVER -> asked + 1_000;
        };
    }
}

package vn.hospitalkiosk.virtual.cardterminal;

/// The card every invented patient pays with.
public final class PatientCard {
    /// Nobody's number of the domestic range 9704; passes the Luhn check.
    public static final String PAN = "9704000000001016";

    static final String EXPIRY = "3012";

    private PatientCard() {}

    static String masked() {
        return PAN.substring(0, 6)
                + "*".repeat(PAN.length() - 10)
                + PAN.substring(PAN.length() - 4);
    }
}

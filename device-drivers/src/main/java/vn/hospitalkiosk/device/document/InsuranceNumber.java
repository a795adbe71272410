package vn.hospitalkiosk.device.document;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Number of a health insurance card: two letters (group), benefit level, two digits (province), ten digits (insurance number). Newer cards show only the ten, or the personal number.
final class InsuranceNumber {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{13}|[0-9]{10}|[0-9]{12}");
    private static final int WHOLE = 15;
    private static final int PERSONAL = 12;

    /// The armed forces' and the police's own insurers; from memory, not from a document.
    private static final Set<String> FORCES = Set.of("97", "98");

    private InsuranceNumber() {}

    static boolean hasItsShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// @param number of one of the three shapes
    static Set<NumberDoubt> doubts(String number, String birth) {
        Set<NumberDoubt> doubts = EnumSet.noneOf(NumberDoubt.class);
        if (number.length() == PERSONAL) {
            return PersonalNumber.doubts(number, birth, "");
        }
        if (number.length() != WHOLE) {
            return doubts;
        }
        if (number.charAt(2) < '1' || number.charAt(2) > '5') {
            doubts.add(NumberDoubt.BENEFIT_UNKNOWN);
        }
        String place = number.substring(3, 5);
        if (!PersonalNumber.isProvince("0" + place) && !FORCES.contains(place)) {
            doubts.add(NumberDoubt.INSURANCE_PLACE_UNKNOWN);
        }
        return doubts;
    }
}

package vn.hospitalkiosk.device.document;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The twelve-digit personal number: province of birth (3), century and sex (1), year (2), six more; no check digit (Decree 137/2015, Circular 07/2016/TT-BCA).
final class PersonalNumber {
    /// Province codes as they were until 2025. Numbers keep theirs when provinces merge.
    private static final Set<String> PROVINCES =
            Set.of(
                    "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017",
                    "019", "020", "022", "024", "025", "026", "027", "030", "031", "033", "034",
                    "035", "036", "037", "038", "040", "042", "044", "045", "046", "048", "049",
                    "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068",
                    "070", "072", "074", "075", "077", "079", "080", "082", "083", "084", "086",
                    "087", "089", "091", "092", "093", "094", "095", "096");

    private static final int LENGTH = 12;
    private static final int FIRST_CENTURY = 1900;

    private PersonalNumber() {}

    static boolean isProvince(String code) {
        return PROVINCES.contains(code);
    }

    static boolean hasItsShape(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The year in which its holder was born, as the number says.
    static int birthYear(String number) {
        return FIRST_CENTURY
                + 100 * (digit(number, 3) / 2)
                + 10 * digit(number, 4)
                + digit(number, 5);
    }

    /// @param number twelve digits
    /// @param birth begins with four digits of a year
    /// @param sex `Nam`, `Nữ`, `M`, `F`; anything else is not compared
    static Set<NumberDoubt> doubts(String number, String birth, String sex) {
        Set<NumberDoubt> doubts = EnumSet.noneOf(NumberDoubt.class);
        if (!isProvince(number.substring(0, 3))) {
            doubts.add(NumberDoubt.PLACE_UNKNOWN);
        }
        int year = Integer.parseInt(birth.substring(0, 4));
        if (year / 100 != birthYear(number) / 100) {
            doubts.add(NumberDoubt.CENTURY_DIFFERS);
        }
        if (year % 100 != birthYear(number) % 100) {
            doubts.add(NumberDoubt.BIRTH_YEAR_DIFFERS);
        }
        boolean woman = digit(number, 3) % 2 == 1;
        switch (sex.strip().toLowerCase(Locale.ROOT)) {
            case "nam", "m" -> add(doubts, woman);
            case "nữ", "f" -> add(doubts, !woman);
            default -> {} // outside text: nothing to compare
        }
        return doubts;
    }

    private static void add(Set<NumberDoubt> doubts, boolean differs) {
        if (differs) {
            doubts.add(NumberDoubt.SEX_DIFFERS);
        }
    }

    private static int digit(String number, int at) {
        return number.charAt(at) - '0';
    }
}

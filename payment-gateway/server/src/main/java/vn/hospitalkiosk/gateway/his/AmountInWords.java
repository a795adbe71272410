package vn.hospitalkiosk.gateway.his;

import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.api.Vnd;

/// An amount as Vietnamese receipts write it in words ("Bằng chữ"), lower case: 71 480 → `bảy mươi mốt nghìn bốn trăm tám mươi đồng`.
///
/// Rules: 1 after twenty and above is `mốt`; 5 after any ten is `lăm`; a zero ten before a unit is `linh`; a group of three that is not the first and not
/// zero is read in full (`không trăm linh năm`); zero groups are left out; above 10⁹ the count of `tỷ` is read like a number of its own.
public final class AmountInWords {
    private static final String[] DIGITS = {
        "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
    };
    private static final long BILLION = 1_000_000_000L;

    private AmountInWords() {}

    public static String of(Vnd amount) {
        List<String> words = new ArrayList<>();
        if (amount.dong() < 0) {
            words.add("âm");
        }
        if (amount.isZero()) {
            words.add(DIGITS[0]);
        }
        // Division truncates towards zero, so the sign is taken off part by part and Long.MIN_VALUE
        // is safe.
        number(Math.abs(amount.dong() / BILLION), Math.abs(amount.dong() % BILLION), words);
        words.add("đồng");
        return String.join(" ", words);
    }

    private static void number(long billions, long rest, List<String> words) {
        boolean leading = true;
        if (billions > 0) {
            number(billions / BILLION, billions % BILLION, words);
            words.add("tỷ");
            leading = false;
        }
        leading = group((int) (rest / 1_000_000), "triệu", leading, words);
        leading = group((int) (rest / 1_000 % 1_000), "nghìn", leading, words);
        group((int) (rest % 1_000), "", leading, words);
    }

    /// @return whether the next group is still the first to be spoken
    private static boolean group(int value, String unit, boolean leading, List<String> words) {
        if (value == 0) {
            return leading;
        }
        int hundreds = value / 100;
        boolean hundredsSpoken = hundreds > 0 || !leading;
        if (hundredsSpoken) {
            words.add(DIGITS[hundreds]);
            words.add("trăm");
        }
        tensAndUnits(value / 10 % 10, value % 10, hundredsSpoken, words);
        if (!unit.isEmpty()) {
            words.add(unit);
        }
        return false;
    }

    private static void tensAndUnits(
            int tens, int units, boolean afterHundreds, List<String> words) {
        if (tens == 0 && units > 0 && afterHundreds) {
            words.add("linh");
        } else if (tens == 1) {
            words.add("mười");
        } else if (tens > 1) {
            words.add(DIGITS[tens]);
            words.add("mươi");
        }
        if (units == 1 && tens > 1) {
            words.add("mốt");
        } else if (units == 5 && tens > 0) {
            words.add("lăm");
        } else if (units > 0) {
            words.add(DIGITS[units]);
        }
    }
}

package vn.hospitalkiosk.gateway.psp;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Order ids that survive a bank's transfer note ([Psp.Naming#TRANSFER_CODE]): `HK`, nine letters or digits, a check letter.
public final class TransferCodes {
    /// No I, L, O, U: nobody mistakes them for 1, 0, V.
    public static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// What all our ids begin with.
    public static final String OURS = "HK";

    private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9]+");

    /// Looked at from every letter on, so that a bank's own text before it hides nothing.
    private static final Pattern CODE =
            Pattern.compile(
                    "(?=(" + OURS + "[" + LETTERS + "]{" + (LENGTH - OURS.length()) + "}))");

    private TransferCodes() {}

    /// ISO 7064, hybrid system MOD 37,36; characters outside the alphabet (a lower-case facility id) count as zero.
    public static char check(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + Math.max(0, ALL.indexOf(text.charAt(i)))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALL.charAt((37 - product) % 36);
    }

    /// Whether an order's id is such a code.
    public static boolean isCode(OrderId order) {
        return order.value().length() == LENGTH && in(order.value()).contains(order);
    }

    /// Codes inside a transfer note, whatever the banks made of it: other case, accents, punctuation and blanks inside the code, own text before and after.
    public static Set<OrderId> in(String note) {
        String plain =
                OTHERS.matcher(
                                MARKS.matcher(Normalizer.normalize(note, Normalizer.Form.NFKD))
                                        .replaceAll("")
                                        .toUpperCase(Locale.ROOT))
                        .replaceAll("");
        Set<OrderId> found = new LinkedHashSet<>();
        Matcher matcher = CODE.matcher(plain);
        while (matcher.find()) {
            String code = matcher.group(1);
            if (check(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1)) {
                found.add(new OrderId(code));
            }
        }
        return found;
    }
}

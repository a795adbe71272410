package vn.hospitalkiosk.gateway.psp;

import java.util.Set;
import java.util.stream.Collectors;

/// Order ids that survive a bank's transfer note ([Psp.Naming#TRANSFER_CODE]): `HK`, nine letters or digits, a check letter.
public final class TransferCodes {
    /// No I, L, O, U: nobody mistakes them for 1, 0, V.
    public static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// What all our ids begin with.
    public static final String OURS = "HK";

    private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int LENGTH = 12;

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

    /// Codes inside a transfer note, whatever the banks made of it ([CodeShape]).
    public static Set<OrderId> in(String note) {
        return CodeShape.ORDER.in(note).stream().map(OrderId::new).collect(Collectors.toSet());
    }
}

package vn.hospitalkiosk.gateway.payment;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.TransferCodes;

/// Makes what people and psps call a payment.
final class References {
    private static final String LETTERS = TransferCodes.LETTERS;
    private static final int RANDOM_LETTERS = 5;
    private static final String OURS = TransferCodes.OURS;
    private static final int ORDER_LETTERS = 26;
    private static final int TRANSFER_LETTERS = 9;

    private final FacilityId facility;
    private final RandomGenerator random;

    References(FacilityId facility) {
        this(facility, new SecureRandom());
    }

    References(FacilityId facility, RandomGenerator random) {
        this.facility = facility;
        this.random = random;
    }

    /// `KH01-7K2M9Q`: facility, five random letters, a check letter (ISO 7064 MOD 37,36 over the whole).
    String reference() {
        while (true) {
            String body = letters(RANDOM_LETTERS);
            char check = TransferCodes.check(facility.value().replace("-", "") + body);
            if (LETTERS.indexOf(check) >= 0) {
                return facility.value() + "-" + body + check;
            }
        }
    }

    OrderId order(Psp.Naming naming) {
        return switch (naming) {
            case UNGUESSABLE -> new OrderId(OURS + letters(ORDER_LETTERS));
            case TRANSFER_CODE -> new OrderId(transferCode());
        };
    }

    private String transferCode() {
        while (true) {
            String body = OURS + letters(TRANSFER_LETTERS);
            char check = TransferCodes.check(body);
            if (LETTERS.indexOf(check) >= 0) {
                return body + check;
            }
        }
    }

    static boolean isValid(String reference) {
        String bare = reference.replace("-", "");
        return bare.length() > 1
                && TransferCodes.check(bare.substring(0, bare.length() - 1))
                        == bare.charAt(bare.length() - 1);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// Reads what the services' messages have in common.
final class Movement {
    private static final int LONGEST_TRANSACTION = 64;

    private Movement() {}

    /// @param amountField whole đồng; nothing came in when it is not above zero
    /// @param idField the service's own number, used when the bank gave no reference
    /// @param service before such a number: `sepay-92704`
    static Notifier.Reading read(
            FlatJson message,
            String amountField,
            String referenceField,
            String service,
            String idField,
            List<String> noteFields) {
        Optional<Long> amount = message.number(amountField);
        if (amount.isEmpty()) {
            return new Notifier.Reading.Refused("no amount in whole đồng");
        }
        if (amount.get() <= 0) {
            return new Notifier.Reading.Nothing();
        }
        String reference = plain(message.text(referenceField));
        String id = plain(message.text(idField));
        if (reference.isEmpty() && id.isEmpty()) {
            return new Notifier.Reading.Refused("no reference");
        }
        return new Notifier.Reading.Money(
                reference.isEmpty() ? service + "-" + id : reference,
                amount.get(),
                noteFields.stream().map(message::text).toList());
    }

    private static String plain(String reference) {
        String plain = reference.replaceAll("[^A-Za-z0-9._/\\\\-]", "");
        return plain.substring(0, Math.min(LONGEST_TRANSACTION, plain.length()));
    }
}

package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.FormFields;

/// VNPT's IPN, a JSON body or a form whose field `data` holds that JSON; answered with a signed RESPONSE_CODE (payments-providers §3.1).
final class VnptMoneyNotices implements Notices {
    private static final String ACTION = "CONFIRM";

    /// The fields the code covers after ACTION, in this order. ADDITIONAL_INFO, the last before the key, is the only one that may hold a `|`: elsewhere it would let values slide into one another.
    private static final List<String> SIGNED =
            List.of(
                    "RESPONSE_CODE",
                    "MERCHANT_SERVICE_ID",
                    "MERCHANT_ORDER_ID",
                    "AMOUNT",
                    "CURRENCY_CODE",
                    "VNPTPAY_TRANSACTION_ID",
                    "PAYMENT_METHOD",
                    "PAY_DATE",
                    "ADDITIONAL_INFO");

    private final VnptMoneyDesk desk;
    private final Codes codes;
    private final Clock clock;

    VnptMoneyNotices(VnptMoneyDesk desk, Codes codes, Clock clock) {
        this.desk = desk;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public Notice read(Incoming message) {
        if (message.method().equals("GET")) {
            return new Notice.Answered(Reply.empty(404));
        }
        return desk.keys()
                .map(keys -> verdict(message.raw().bytes(), keys))
                .orElseGet(() -> new Notice.Answered(Reply.empty(503)));
    }

    private static Optional<FlatJson> json(byte[] body) {
        return FlatJson.parse(body)
                .or(() ->
                        FormFields.parse(body)
                                .map(form -> form.text("data").getBytes(StandardCharsets.UTF_8))
                                .flatMap(FlatJson::parse));
    }

    private Notice verdict(byte[] body, VnptMoneyKeys keys) {
        Optional<FlatJson> parsed = json(body);
        if (parsed.isEmpty()) {
            return refused("not a JSON object", keys);
        }
        FlatJson message = parsed.get();
        List<String> values = SIGNED.stream().map(message::text).toList();
        if (values.subList(0, values.size() - 1).stream().anyMatch(value -> value.contains("|"))) {
            return refused("a separator inside a value", keys);
        }
        List<String> covered = new ArrayList<>(values);
        covered.addFirst(ACTION);
        if (!message.text("ACTION").equals(ACTION)
                || !SecureCode.fits(covered, keys.secretKeys(), message.text(SecureCode.FIELD))) {
            return refused("wrong signature", keys);
        }
        if (!message.text("MERCHANT_SERVICE_ID").equals(keys.serviceId())) {
            return refused("another merchant", keys);
        }
        if (!message.text("CURRENCY_CODE").equals("VND")) {
            return refused("another currency", keys);
        }
        String order = message.text("MERCHANT_ORDER_ID");
        if (!order.matches("[0-9a-zA-Z._-]{1,64}")) {
            return refused("no order id", keys);
        }
        return genuine(new OrderId(order), message, keys);
    }

    private Notice genuine(OrderId order, FlatJson message, VnptMoneyKeys keys) {
        String code = message.text("RESPONSE_CODE");
        if (codes.meaning(code).isEmpty()) {
            desk.calls().unknownCode(order, code);
        }
        return new Notice.Genuine(
                order,
                codes.report(code, false, () -> VnptMoneyPsp.paid(message)),
                heard -> reply(word(heard), order.value(), keys));
    }

    private enum Word {
        TAKEN("00", "Thanh cong"),
        NO_SUCH_ORDER("01", "Khong tim thay don hang"),
        TAKEN_BEFORE("02", "Don hang da duoc xac nhan"),
        AGAIN("08", "He thong ban"),
        WRONG_CODE("97", "Sai chu ky");

        private final String code;
        private final String said;

        Word(String code, String said) {
            this.code = code;
            this.said = said;
        }
    }

    private static Word word(Heard heard) {
        return switch (heard) {
            // With another amount it is kept as well, for a person; hearing it again helps nobody.
            case ACCEPTED, OTHER_AMOUNT -> Word.TAKEN;
            case REPEATED -> Word.TAKEN_BEFORE;
            case UNKNOWN_ORDER -> Word.NO_SUCH_ORDER;
            case NOT_STORED -> Word.AGAIN;
        };
    }

    /// Without the order: nothing a stranger wrote is signed by us.
    private Notice refused(String reason, VnptMoneyKeys keys) {
        return new Notice.Refused(reason, reply(Word.WRONG_CODE, "", keys));
    }

    private Reply reply(Word word, String order, VnptMoneyKeys keys) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("RESPONSE_CODE", word.code);
        fields.put("DESCRIPTION", word.said);
        fields.put("MERCHANT_SERVICE_ID", keys.serviceId());
        fields.put("MERCHANT_ORDER_ID", order);
        fields.put("CREATE_DATE", VnptMoneyDesk.date(clock.instant()));
        fields.put(SecureCode.FIELD, SecureCode.of(List.copyOf(fields.values()), keys.secretKey()));
        return Reply.json(200, new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }
}

package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.FormFields;

/// What the QR holds. Nothing is sent: Viettel hears of the order when a payer opens it, and asks us then (verify data).
final class PaymentAddress {
    private final ViettelMoneyConfig config;

    PaymentAddress(ViettelMoneyConfig config) {
        this.config = config;
    }

    String of(Psp.Order order, ViettelMoneyKeys keys) {
        return switch (config.qr()) {
            case PAYMENT_ADDRESS -> address(order, keys);
            case WALLET -> wallet(order, keys);
        };
    }

    private String address(Psp.Order order, ViettelMoneyKeys keys) {
        String id = order.id().value();
        String amount = Long.toString(order.amount().dong());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("billcode", id);
        fields.put("command", "PAYMENT");
        fields.put("desc", order.info());
        fields.put("locale", "Vi");
        fields.put("merchant_code", keys.merchantCode());
        fields.put("order_id", id);
        fields.put("return_url", config.returnPage().toString());
        fields.put("cancel_url", config.returnPage().toString());
        fields.put("trans_amount", amount);
        fields.put("version", ViettelMoneyDesk.VERSION);
        fields.put(
                CheckSum.FIELD,
                keys.checkSum(
                        id, "PAYMENT", keys.merchantCode(), id, amount, ViettelMoneyDesk.VERSION));
        return config.paymentPage() + "?" + FormFields.write(fields);
    }

    private static String wallet(Psp.Order order, ViettelMoneyKeys keys) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("PRIORITY", "BankPlus");
        fields.put("VERSION", "1.0");
        fields.put("TYPE", "PAY_BILL");
        fields.put("BILLCODE", order.id().value());
        fields.put("ORDER_ID", order.id().value());
        fields.put("AMOUNT", Long.toString(order.amount().dong()));
        fields.put("MERCHANT_CODE", keys.merchantCode());
        return new String(FlatJson.write(fields), StandardCharsets.UTF_8);
    }
}

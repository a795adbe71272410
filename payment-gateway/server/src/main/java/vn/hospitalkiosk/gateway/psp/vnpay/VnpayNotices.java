package vn.hospitalkiosk.gateway.psp.vnpay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// VNPAY's IPN, a GET (payments-providers §3.3). 00 and 02 end it, other answers bring it again; none of them turns a payment back. A wrong signature changes nothing: else anybody could declare an order failed.
final class VnpayNotices implements Notices {

    private final VnpayDesk desk;
    private final VnpaySaid said;

    VnpayNotices(VnpayDesk desk, VnpaySaid said) {
        this.desk = desk;
        this.said = said;
    }

    @Override
    public Notice read(Incoming message) {
        if (!message.method().equals("GET")) {
            return new Notice.Answered(Reply.empty(405));
        }
        return switch (message.path()) {
            case "", "/" ->
                    desk.keys()
                            .map(keys -> verdict(message.raw().bytes(), keys))
                            .orElseGet(() -> new Notice.Answered(reply("99", "Not set up")));
            // The browser's way back carries the same words, but a payer could have changed them:
            // only the IPN counts.
            default -> Notice.Answered.toThePayer(message.path());
        };
    }

    private Notice verdict(byte[] query, VnpayKeys keys) {
        Optional<Map<String, String>> decoded = fields(new String(query, StandardCharsets.UTF_8));
        if (decoded.isEmpty()) {
            return refused("not a query");
        }
        Map<String, String> fields = decoded.get();
        String signature = Optional.ofNullable(fields.remove(VnpaySignature.FIELD)).orElse("");
        fields.remove("vnp_SecureHashType");
        if (!VnpaySignature.fits(VnpaySignature.link(fields), keys.hashSecrets(), signature)) {
            return refused("wrong signature");
        }
        if (!fields.getOrDefault("vnp_TmnCode", "").equals(keys.tmnCode())) {
            return refused("another merchant");
        }
        OrderId order = new OrderId(fields.getOrDefault("vnp_TxnRef", ""));
        return order.value().matches("[0-9A-Za-z._-]{1,100}")
                ? new Notice.Genuine(order, said.notice(order, fields), VnpayNotices::reply)
                : refused("no order id");
    }

    /// Those of VNPAY alone; empty when one cannot be decoded or comes twice.
    private static Optional<Map<String, String>> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (name.startsWith("vnp_") && fields.put(name, value) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Reply reply(Heard heard) {
        return switch (heard) {
            case ACCEPTED -> reply("00", "Confirm Success");
            case REPEATED -> reply("02", "Order already confirmed");
            case UNKNOWN_ORDER -> reply("01", "Order not found");
            case OTHER_AMOUNT -> reply("04", "Invalid amount");
            case NOT_STORED -> reply("99", "Please retry");
        };
    }

    private static Notice refused(String reason) {
        return new Notice.Refused(reason, reply("97", "Invalid Checksum"));
    }

    private static Reply reply(String code, String words) {
        return Reply.json(200, "{\"RspCode\":\"" + code + "\",\"Message\":\"" + words + "\"}");
    }
}

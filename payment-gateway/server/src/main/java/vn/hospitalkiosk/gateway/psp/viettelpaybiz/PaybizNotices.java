package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// What Viettel asks and tells: `/order-confirmation` before it takes money, `/ipn` afterwards. Its signature is over the body as it came and is checked before the body is read. Our answers' codes are one integration's, and are not signed: whether Viettel wants that is not public.
final class PaybizNotices implements Notices {
    private static final String OK = "00";
    private static final String NOT_SIGNED = "01";
    private static final String NO_SUCH_ORDER = "02";
    private static final String NOT_PAYABLE = "03";
    private static final String OTHER_AMOUNT = "04";
    private static final String AGAIN = "99";

    private final PaybizConfig config;
    private final PaybizDesk desk;
    private final PaybizWords words;
    private final KnownOrders orders;
    private final Clock clock;

    PaybizNotices(
            PaybizConfig config,
            PaybizDesk desk,
            PaybizWords words,
            KnownOrders orders,
            Clock clock) {
        this.config = config;
        this.desk = desk;
        this.words = words;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Notice read(Incoming message) {
        if (message.method().equals("GET")) {
            return Notice.Answered.toThePayer(message.path());
        }
        Optional<PaybizKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Notice.Answered(Reply.empty(503));
        }
        byte[] body = message.raw().bytes();
        String given =
                message.header(config.signing().callbackHeader().toLowerCase(Locale.ROOT))
                        .orElse("");
        if (!desk.signature().fits(keys.get().viettels(), body, given)) {
            return refused("wrong signature");
        }
        Optional<FlatJson> json = FlatJson.parse(body);
        if (json.isEmpty()) {
            return refused("not a JSON object");
        }
        if (!json.get().text("merchantCode").equals(keys.get().merchantCode())) {
            return refused("another merchant");
        }
        if (!json.get().text("orderId").matches("[0-9a-zA-Z._-]{1,64}")) {
            return refused("no order id");
        }
        OrderId order = new OrderId(json.get().text("orderId"));
        return message.path().equals("/order-confirmation")
                ? confirmed(order, confirmation(order, json.get()))
                : result(order, json.get());
    }

    /// Who is asked about an order that may be paid learns that its payer has begun.
    private static Notice confirmed(OrderId order, String code) {
        return code.equals(OK)
                ? new Notice.Genuine(order, new PspReport.Begun(), _ -> reply(code, order))
                : new Notice.Answered(reply(code, order));
    }

    private String confirmation(OrderId order, FlatJson question) {
        Optional<KnownOrders.Known> known = orders.find(PaybizModule.CODE, order);
        if (known.isEmpty()) {
            return NO_SUCH_ORDER;
        }
        if (known.get().standing() != KnownOrders.Standing.OPEN
                || !clock.instant()
                        .isBefore(known.get().placedAt().plus(config.terms().qrLife()))) {
            return NOT_PAYABLE;
        }
        Optional<Vnd> amount = words.amount(question);
        return amount.equals(Optional.of(known.get().amount())) ? OK : OTHER_AMOUNT;
    }

    private Notice result(OrderId order, FlatJson told) {
        String type = told.text("type");
        if (type.equals(PaybizWords.REFUND)) {
            // A refund is asked about by its own id; its notice must never count as a payment.
            return new Notice.Answered(reply(OK, order));
        }
        if (!type.equals(PaybizWords.PAYMENT)) {
            return refused("neither payment nor refund");
        }
        return new Notice.Genuine(
                order,
                words.report(order, told, false),
                heard ->
                        reply(
                                switch (heard) {
                                    case ACCEPTED, REPEATED, OTHER_AMOUNT -> OK;
                                    case UNKNOWN_ORDER -> NO_SUCH_ORDER;
                                    case NOT_STORED -> AGAIN;
                                },
                                order));
    }

    /// Without anything the message said.
    private static Notice refused(String reason) {
        return new Notice.Refused(reason, json(Map.of("code", NOT_SIGNED, "message", "refused")));
    }

    private static Reply reply(String code, OrderId order) {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("code", code);
        reply.put("orderId", order.value());
        reply.put("message", "");
        return json(reply);
    }

    private static Reply json(Map<String, String> fields) {
        return Reply.json(200, new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }
}

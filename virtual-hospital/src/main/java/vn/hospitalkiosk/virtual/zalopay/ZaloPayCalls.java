package vn.hospitalkiosk.virtual.zalopay;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.Loopback;

/// The four calls (§2.3, §2.4). Each checks form and mac before it looks at anything.
final class ZaloPayCalls {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(15);
    private static final long SHORTEST_LIFE = 300;
    private static final long LONGEST_LIFE = 2_592_000;
    private static final long MOST = 50_000_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneOffset.ofHours(7));

    private final ZaloPayKeys keys;
    private final ZaloPayBooks books;
    private final SecureRandom random = new SecureRandom();

    ZaloPayCalls(ZaloPayKeys keys, ZaloPayBooks books) {
        this.keys = keys;
        this.books = books;
    }

    /// @param longest no order lives longer
    ObjectNode create(ObjectNode body, Instant now, Duration longest) {
        if (!isWellFormed(body, now)) {
            return Said.BAD_DATA.json();
        }
        if (!isSigned(
                body,
                List.of(
                        "app_id",
                        "app_trans_id",
                        "app_user",
                        "amount",
                        "app_time",
                        "embed_data",
                        "item"),
                "")) {
            return Said.BAD_MAC.json();
        }
        if (books.order(text(body, "app_trans_id")).isPresent()) {
            return Said.DUPLICATE.json();
        }
        Duration life = Duration.ofSeconds(number(body, "expire_duration_seconds"));
        Instant expires = now.plus(life.compareTo(longest) < 0 ? life : longest);
        books.keep(new ZaloPayOrder(body.deepCopy(), now, expires, Wallet.State.OPEN, 0));
        byte[] token = new byte[12];
        random.nextBytes(token);
        String hex = HexFormat.of().formatHex(token);
        // Schemes no real app answers to: nobody can pay this by mistake.
        return Said.DONE
                .json()
                .put("zp_trans_token", hex)
                .put("order_token", hex)
                .put("order_url", "zalopay-simulated://openinapp?order=" + hex)
                .put("qr_code", "zalopay-simulated://qr?token=" + hex);
    }

    private boolean isWellFormed(ObjectNode body, Instant now) {
        String id = text(body, "app_trans_id");
        long life = number(body, "expire_duration_seconds");
        long amount = number(body, "amount");
        Duration skew = Duration.between(Instant.ofEpochMilli(number(body, "app_time")), now).abs();
        return isOurApp(body)
                && id.matches("[0-9]{6}_[0-9A-Za-z._-]{1,33}")
                && id.startsWith(DAY.format(now))
                && skew.compareTo(CLOCKS_MAY_DIFFER) <= 0
                && life >= SHORTEST_LIFE
                && life <= LONGEST_LIFE
                && amount > 0
                && amount <= MOST
                && fits(body, "app_user", 1, 50)
                && fits(body, "item", 2, 2048)
                && fits(body, "embed_data", 2, 1024)
                && fits(body, "description", 1, 256)
                && Loopback.isOne(text(body, "callback_url"));
    }

    ObjectNode query(ObjectNode body, Instant now) {
        Optional<ObjectNode> refusal =
                refusal(body, List.of("app_id", "app_trans_id"), "|" + keys.key1());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<ZaloPayOrder> order = books.order(text(body, "app_trans_id"));
        Said said =
                order.map(known ->
                                switch (known.stateAt(now)) {
                                    case OPEN -> Said.WAITING;
                                    case PAID -> Said.DONE;
                                    case DECLINED -> Said.DECLINED;
                                    case EXPIRED -> Said.EXPIRED;
                                })
                        .orElse(Said.NO_SUCH_ORDER);
        return said.json()
                .put("is_processing", false)
                .put("amount", order.map(ZaloPayOrder::amount).orElse(0L))
                .put("zp_trans_id", order.map(ZaloPayOrder::zpTransId).orElse(0L))
                .put("server_time", now.toEpochMilli())
                .put("discount_amount", 0);
    }

    /// Takes the refund on; that it is done is told by the query.
    ObjectNode refund(ObjectNode body, Instant now) {
        Optional<ObjectNode> refusal =
                refusal(
                        body,
                        List.of("app_id", "zp_trans_id", "amount", "description", "timestamp"),
                        "");
        return refusal.orElseGet(() -> decide(body, now));
    }

    private ObjectNode decide(ObjectNode body, Instant now) {
        String id = text(body, "m_refund_id");
        if (!id.matches("[0-9]{6}_" + keys.appId() + "_[0-9A-Za-z._-]{1,29}")) {
            return Said.REFUND_ID.json();
        }
        if (!id.startsWith(DAY.format(now))) {
            return Said.REFUND_DAY.json();
        }
        if (books.refund(id).isPresent()) {
            return Said.REFUND_KNOWN.json();
        }
        String payment = text(body, "zp_trans_id");
        Optional<ZaloPayOrder> order =
                payment.matches("[0-9]{1,18}")
                        ? books.paid(Long.parseLong(payment))
                        : Optional.empty();
        if (order.isEmpty()) {
            return Said.NO_SUCH_ORDER.json();
        }
        long amount = number(body, "amount");
        long left = order.get().amount() - books.refunded(order.get().zpTransId());
        if (amount <= 0 || amount > left) {
            return Said.REFUND_AMOUNT.json();
        }
        ZaloPayBooks.Refund refund =
                new ZaloPayBooks.Refund(
                        id, order.get().zpTransId(), amount, books.nextNumber(), now);
        books.keep(refund);
        return Said.REFUNDING.json().put("refund_id", refund.number());
    }

    ObjectNode queryRefund(ObjectNode body) {
        return refusal(body, List.of("app_id", "m_refund_id", "timestamp"), "")
                .orElseGet(() ->
                        books.refund(text(body, "m_refund_id")).isPresent()
                                ? Said.DONE.json()
                                : Said.NO_SUCH_ORDER.json());
    }

    private Optional<ObjectNode> refusal(ObjectNode body, List<String> signed, String after) {
        if (!isOurApp(body)) {
            return Optional.of(Said.BAD_DATA.json());
        }
        return isSigned(body, signed, after) ? Optional.empty() : Optional.of(Said.BAD_MAC.json());
    }

    private boolean isOurApp(ObjectNode body) {
        return body.path("app_id").isIntegralNumber() && value(body, "app_id").equals(keys.appId());
    }

    private boolean isSigned(ObjectNode body, List<String> fields, String after) {
        String signed =
                fields.stream().map(field -> value(body, field)).collect(Collectors.joining("|"));
        return Mac.same(Mac.of(keys.key1(), signed + after), text(body, "mac"));
    }

    private static String value(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        return value.isIntegralNumber() ? value.asString() : value.stringValue("");
    }

    private static String text(ObjectNode body, String field) {
        return body.path(field).stringValue("");
    }

    private static long number(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
    }

    private static boolean fits(ObjectNode body, String field, int least, int most) {
        int length = text(body, field).length();
        return length >= least && length <= most;
    }
}

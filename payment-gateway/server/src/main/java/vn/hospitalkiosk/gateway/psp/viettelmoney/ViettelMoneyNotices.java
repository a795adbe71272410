package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.FormFields;

/// What Viettel asks and tells: `/verify` before it takes money (A), the result (B), `/requery` whether we have it (C); forms, answered with signed JSON (payments-providers §4.1).
///
/// Nothing is ever signed for a message whose own checksum is not good: without separators our signature over a stranger's words could be cut into a result.
final class ViettelMoneyNotices implements Notices {
    private static final String OK = "00";
    private static final String NO = "01";

    private final ViettelMoneyDesk desk;
    private final ViettelMoneyWords words;
    private final KnownOrders orders;
    private final Clock clock;
    private final Duration qrLife;

    ViettelMoneyNotices(
            ViettelMoneyDesk desk,
            ViettelMoneyWords words,
            KnownOrders orders,
            Clock clock,
            Duration qrLife) {
        this.desk = desk;
        this.words = words;
        this.orders = orders;
        this.clock = clock;
        this.qrLife = qrLife;
    }

    @Override
    public Notice read(Incoming message) {
        if (message.method().equals("GET")) {
            // The payer's browser; what it carries is told by the result call as well.
            return Notice.Answered.toThePayer(message.path());
        }
        Optional<ViettelMoneyKeys> keys = desk.keys();
        Optional<FormFields> form = FormFields.parse(message.raw().bytes());
        if (keys.isEmpty()) {
            return new Notice.Answered(Reply.empty(503));
        }
        if (form.isEmpty()) {
            return refused("not a form", NO);
        }
        if (!form.get().text("merchant_code").equals(keys.get().merchantCode())) {
            return refused("another merchant", NO);
        }
        if (!form.get().text("order_id").matches("[0-9a-zA-Z._-]{1,64}")) {
            return refused("no order id", NO);
        }
        return switch (message.path()) {
            case "/verify" -> verify(form.get(), keys.get());
            case "/requery" -> requery(form.get(), keys.get());
            default -> result(form.get(), keys.get());
        };
    }

    /// (A): the amount is not in the message but in its checksum, so an unknown order cannot even be checked.
    private Notice verify(FormFields form, ViettelMoneyKeys keys) {
        OrderId order = new OrderId(form.text("order_id"));
        Optional<KnownOrders.Known> known = orders.find(ViettelMoneyModule.CODE, order);
        if (known.isEmpty()) {
            return refused("asks about an order we do not have", NO);
        }
        String bill = form.text("billcode");
        String amount = Long.toString(known.get().amount().dong());
        if (!keys.fits(
                form.text(CheckSum.FIELD), bill, keys.merchantCode(), order.value(), amount)) {
            return refused("wrong checksum", "02");
        }
        boolean payable =
                known.get().standing() == KnownOrders.Standing.OPEN
                        && bill.equals(order.value())
                        && clock.instant().isBefore(known.get().placedAt().plus(qrLife));
        String code = payable ? OK : NO;
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("billcode", bill);
        reply.put("error_code", code);
        reply.put("merchant_code", keys.merchantCode());
        reply.put("order_id", order.value());
        reply.put("trans_amount", amount);
        reply.put(
                CheckSum.FIELD,
                keys.checkSum(bill, code, keys.merchantCode(), order.value(), amount));
        // Asked with a good checksum for an order that may be paid: its payer stands before the
        // app's question.
        return payable
                ? new Notice.Genuine(order, new PspReport.Begun(), _ -> json(reply))
                : new Notice.Answered(json(reply));
    }

    /// (B)
    private Notice result(FormFields form, ViettelMoneyKeys keys) {
        String id = form.text("order_id");
        String amount = form.text("trans_amount");
        boolean good =
                keys.fits(
                        form.text(CheckSum.FIELD),
                        form.text("billcode"),
                        form.text("cust_msisdn"),
                        form.text("error_code"),
                        keys.merchantCode(),
                        id,
                        form.text("payment_status"),
                        amount,
                        form.text("vt_transaction_id"));
        if (!good) {
            return refused("wrong checksum", NO);
        }
        if (!form.text("billcode").equals(id)) {
            return refused("the bill is not the order's", NO);
        }
        if (!amount.matches("[1-9][0-9]{0,11}")) {
            return refused("no amount", NO);
        }
        PspReport report =
                words.report(
                        new OrderId(id),
                        form.text("payment_status"),
                        form.text("error_code"),
                        false,
                        () -> paid(form, Long.parseLong(amount)));
        return new Notice.Genuine(
                new OrderId(id), report, heard -> json(receipt(word(heard), id, keys)));
    }

    private static PspReport paid(FormFields form, long amount) {
        String transaction = form.text("vt_transaction_id");
        return transaction.isEmpty() || !form.text("error_code").equals(OK)
                ? new PspReport.Processing("paid, but without transaction or with an error")
                : new PspReport.Paid(new Vnd(amount), transaction);
    }

    private static String word(Heard heard) {
        return switch (heard) {
            // With another amount it is kept as well, for a person.
            case ACCEPTED, REPEATED, OTHER_AMOUNT -> OK;
            case UNKNOWN_ORDER, NOT_STORED -> NO;
        };
    }

    /// (C): whether we have the money in our books.
    private Notice requery(FormFields form, ViettelMoneyKeys keys) {
        String id = form.text("order_id");
        if (!keys.fits(form.text(CheckSum.FIELD), keys.merchantCode(), id)) {
            return refused("wrong checksum", NO);
        }
        boolean has =
                orders.find(ViettelMoneyModule.CODE, new OrderId(id))
                        .filter(known -> known.standing() == KnownOrders.Standing.PAID)
                        .isPresent();
        return new Notice.Answered(json(receipt(has ? OK : NO, id, keys)));
    }

    private static Map<String, String> receipt(String code, String order, ViettelMoneyKeys keys) {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("error_code", code);
        reply.put("merchant_code", keys.merchantCode());
        reply.put("order_id", order);
        reply.put("return_url", "");
        reply.put("return_bill_code", order);
        reply.put("return_other_info", "");
        reply.put(CheckSum.FIELD, keys.checkSum(code, keys.merchantCode(), order));
        return reply;
    }

    /// Unsigned, and without anything the message said.
    private static Notice refused(String reason, String code) {
        return new Notice.Refused(reason, json(Map.of("error_code", code)));
    }

    private static Reply json(Map<String, String> fields) {
        return Reply.json(200, new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }
}

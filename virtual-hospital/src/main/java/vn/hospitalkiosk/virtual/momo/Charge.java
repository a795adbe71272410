package vn.hospitalkiosk.virtual.momo;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.momo.MomoCall.Result;
import vn.hospitalkiosk.virtual.phone.Wallet;

/// `/pos` (§1.6): the shop scanned the payer's code, the money is taken at once or not at all.
final class Charge {
    private static final long LARGEST = 5_000_000;

    private final MomoKeys keys;
    private final MomoBooks books;
    private final PayerCodes codes;

    Charge(MomoKeys keys, MomoBooks books, PayerCodes codes) {
        this.keys = keys;
        this.books = books;
        this.codes = codes;
    }

    /// @param answerTakes how long the answer will be on its way
    Result charge(MomoCall call, Duration answerTakes) {
        Fields fields = call.fields();
        fields.id("orderId", 200);
        fields.text("orderInfo", 255);
        fields.text("paymentCode", 1000);
        fields.text("ipnUrl", 500);
        fields.present("extraData", 1000);
        fields.optional("storeName", 100);
        fields.whole("amount");
        if (!Creation.isOurs(call.text("ipnUrl"))) {
            fields.noted("ipnUrl");
        }
        return call.refusal(SignedMessage.POS, keys)
                .or(() -> call.replay(SignedMessage.POS, keys, books))
                .orElseGet(() ->
                        call.remembered(
                                decide(call),
                                SignedMessage.POS,
                                keys,
                                books,
                                call.now().plus(answerTakes)));
    }

    private Result decide(MomoCall call) {
        long amount = call.body().path("amount").longValue();
        if (amount < Creation.SMALLEST || amount > LARGEST) {
            return call.result(ResultCode.AMOUNT_OUT_OF_RANGE);
        }
        if (books.isTaken(call.text("orderId"))) {
            return call.result(ResultCode.DUPLICATE_ORDER);
        }
        Optional<PayerCodes.PayerCode> code = codes.taken(call.text("paymentCode"));
        if (code.isEmpty()) {
            return call.result(ResultCode.INVALID_INFO);
        }
        if (!code.get().enough()) {
            books.put(order(call, amount, Wallet.State.DECLINED));
            return call.result(ResultCode.NOT_ENOUGH_MONEY);
        }
        MomoOrder order = order(call, amount, Wallet.State.PAID);
        books.put(order);
        Result result = call.result(ResultCode.SUCCESS);
        result.body().put("transId", order.transId()).put("payType", "pos");
        return result;
    }

    private MomoOrder order(MomoCall call, long amount, Wallet.State answer) {
        ObjectNode body = call.body();
        return new MomoOrder(
                call.text("orderId"),
                call.text("requestId"),
                amount,
                call.text("orderInfo"),
                body.path("storeName").stringValue(""),
                call.text("extraData"),
                call.text("ipnUrl"),
                call.language(),
                "",
                call.now(),
                call.now(),
                answer,
                books.nextTransId());
    }
}

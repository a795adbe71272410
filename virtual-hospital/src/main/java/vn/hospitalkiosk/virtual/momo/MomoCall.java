package vn.hospitalkiosk.virtual.momo;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// One signed request on its way through the checks every call shares: format, partner, signature, and whether this requestId was seen before.
final class MomoCall {
    /// An answer before it is on the wire.
    record Result(ResultCode code, ObjectNode body) {
        Reply.Answer reply() {
            return Reply.json(code.httpStatus(), body);
        }
    }

    private final ObjectNode body;
    private final Fields fields;
    private final String language;
    private final Instant now;

    MomoCall(ObjectNode body, Instant now) {
        this.body = body;
        this.fields = new Fields(body);
        this.now = now;
        fields.text("partnerCode", 50);
        fields.text("requestId", 50);
        fields.text("signature", 64);
        this.language = fields.language();
    }

    Fields fields() {
        return fields;
    }

    Instant now() {
        return now;
    }

    String language() {
        return language;
    }

    String text(String field) {
        return body.path(field).stringValue("");
    }

    ObjectNode body() {
        return body;
    }

    /// Format and signature; empty when both are good.
    Optional<Result> refusal(SignedMessage message, MomoKeys keys) {
        if (!fields.allWell()) {
            Result result = result(ResultCode.BAD_FORMAT);
            result.body().set("subErrors", fields.subErrors());
            return Optional.of(result);
        }
        if (!text("partnerCode").equals(keys.partnerCode())) {
            return Optional.of(result(ResultCode.NOT_AUTHENTICATED));
        }
        if (!message.isSignedWell(body, keys)) {
            // As the real one does: it answers with the text it would have signed.
            Result result = result(ResultCode.BAD_FORMAT);
            result.body()
                    .put("message", "Invalid signature. Raw: " + message.raw(body, keys))
                    .set("subErrors", Json.array());
            return Optional.of(result);
        }
        return Optional.empty();
    }

    /// The answer this requestId already has: the same one for the same request after a last code, else 40; 422 while the first answer is still on its way.
    Optional<Result> replay(SignedMessage message, MomoKeys keys, MomoBooks books) {
        return books.answered(text("requestId"))
                .map(before -> {
                    if (now.isBefore(before.busyUntil())) {
                        return result(ResultCode.IN_PROCESS);
                    }
                    boolean same = before.fingerprint().equals(message.raw(body, keys));
                    return same && before.last()
                            ? new Result(ResultCode.SUCCESS, before.answer())
                            : result(ResultCode.DUPLICATE_REQUEST);
                });
    }

    /// The fields every answer has.
    Result result(ResultCode code) {
        ObjectNode answer =
                Json.object()
                        .put("partnerCode", text("partnerCode"))
                        .put("requestId", text("requestId"))
                        .put("orderId", text("orderId"));
        if (body.path("amount").isIntegralNumber()) {
            answer.set("amount", body.path("amount"));
        }
        answer.put("responseTime", now.toEpochMilli())
                .put("message", code.message(language))
                .put("resultCode", code.number());
        return new Result(code, answer);
    }

    /// Remembers the answer under its requestId and keeps the books.
    Result remembered(
            Result result,
            SignedMessage message,
            MomoKeys keys,
            MomoBooks books,
            Instant busyUntil) {
        books.put(
                text("requestId"),
                new MomoBooks.Answered(
                        message.raw(body, keys),
                        result.code().number(),
                        result.code().last(),
                        result.body(),
                        now,
                        busyUntil));
        books.save();
        return result;
    }
}

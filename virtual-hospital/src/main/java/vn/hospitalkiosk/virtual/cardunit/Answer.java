package vn.hospitalkiosk.virtual.cardunit;

import java.nio.charset.StandardCharsets;

/// What a command comes to.
sealed interface Answer {
    /// Done; `more` follows the status bytes.
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Yes(byte[] more) implements Answer {}

    record No(ErrorCode code) implements Answer {}

    /// Data under the head of a failure, without an error code: a deviation seen in the field.
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Odd(byte[] more) implements Answer {}

    static Answer yes() {
        return new Yes(new byte[0]);
    }

    static Answer yes(String more) {
        return new Yes(more.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer yes(byte[] more) {
        return new Yes(more);
    }

    static Answer no(ErrorCode code) {
        return new No(code);
    }

    /// How a motion names the command that caused it.
    static String cause(int cm, int pm) {
        return "%02X %02X".formatted(cm, pm);
    }
}

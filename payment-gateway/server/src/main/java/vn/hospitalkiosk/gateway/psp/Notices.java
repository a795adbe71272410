package vn.hospitalkiosk.gateway.psp;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// Reads what a psp sends to our callback door. Checks the signature over the raw bytes before anything in them is believed; never throws.
public interface Notices {
    Notice read(Incoming message);

    /// One request at `/callbacks/<psp>` or below.
    ///
    /// @param method `GET` or `POST`
    /// @param path what follows `/callbacks/<psp>`, empty or beginning with a slash
    /// @param query the undecoded query string, empty when there is none
    /// @param headers names in lower case
    /// @param raw the body, byte for byte; of a GET the bytes of the query
    record Incoming(
            String method, String path, String query, Map<String, String> headers, RawMessage raw) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// Never the content.
        @Override
        public String toString() {
            return method + " " + path + ", " + raw;
        }
    }

    sealed interface Notice {
        /// From the psp for sure: stored and judged first, then answered.
        ///
        /// @param reply the psp's own words for what became of it
        record Genuine(OrderId order, PspReport report, Function<Heard, Reply> reply)
                implements Notice {}

        /// Money that came for sure, but for no order that can be told: kept, and a person looks at it.
        ///
        /// @param transaction the bank's id of the movement of money
        /// @param reply the sender's own words for what became of it
        record Stray(String transaction, Vnd amount, Function<Heard, Reply> reply)
                implements Notice {}

        /// Wrong signature, merchant or shape: audited, nothing changes.
        ///
        /// @param reason no part of the message
        record Refused(String reason, Reply reply) implements Notice {}

        /// A question or a payer's browser: answered, nothing changes.
        record Answered(Reply reply) implements Notice {
            private static final String THANKS =
                    "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
                            + "<title>Cảm ơn</title><p>Xin nhìn màn hình kiosk: kết quả thanh toán hiện ở đó.";

            /// Where a payer ends who paid in the phone's browser; what the address carries is told by callback and question as well, and is not believed.
            public static Answered toThePayer(String path) {
                return new Answered(path.equals("/thanks") ? Reply.page(THANKS) : Reply.empty(404));
            }
        }
    }

    /// What became of a genuine notice.
    enum Heard {
        /// Stored and judged.
        ACCEPTED,
        /// Known already.
        REPEATED,
        /// No such order of ours; kept.
        UNKNOWN_ORDER,
        /// Stored: another amount than asked; a person looks at it.
        OTHER_AMOUNT,
        /// Not stored: the psp must send it again.
        NOT_STORED
    }

    /// @param body text, sent as UTF-8
    record Reply(int status, String contentType, String body) {
        public static Reply empty(int status) {
            return new Reply(status, "", "");
        }

        public static Reply json(int status, String body) {
            return new Reply(status, "application/json", body);
        }

        public static Reply page(String html) {
            return new Reply(200, "text/html;charset=UTF-8", html);
        }
    }
}

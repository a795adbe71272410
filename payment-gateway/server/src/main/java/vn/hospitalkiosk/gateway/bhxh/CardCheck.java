package vn.hospitalkiosk.gateway.bhxh;

import java.util.Optional;

/// What came of asking about a card.
public sealed interface CardCheck {
    /// The bytes as they came; they name a person and are kept encrypted or not at all.
    Optional<RawAnswer> raw();

    /// @param code the gateway's own
    /// @param card the one that counts on the day asked about, where the answer holds one
    /// @param swapped whether that card is the newly issued one
    record Checked(
            Verdict verdict,
            String code,
            Optional<InsuranceCard> card,
            boolean swapped,
            Optional<RawAnswer> raw)
            implements CardCheck {}

    /// No answer, or none that can be used: the card is unverified, the patient is admitted, the question is asked again later.
    ///
    /// @param why for the evidence that the law asks for: `no answer within 8000 ms`, `HTTP 503`, `code 100`
    record Unanswered(AskFault fault, String why, Optional<RawAnswer> raw) implements CardCheck {
        static Unanswered silence(String why) {
            return new Unanswered(AskFault.NO_ANSWER, why, Optional.empty());
        }
    }

    /// Bytes that name a person.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record RawAnswer(byte[] bytes) {
        @Override
        public String toString() {
            return "RawAnswer[" + bytes.length + " bytes]";
        }
    }
}

package vn.hospitalkiosk.device.printer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a printer says of itself (GS I), asked once per opening, one question at a time: the answers do not say what they answer. A printer that leaves one unanswered is not asked further. Safe from any thread.
final class PrinterIdentity {
    private enum Question {
        MAKER(66, "maker"),
        MODEL(67, "model"),
        FIRMWARE(65, "firmware"),
        SERIAL(68, "serial number");

        private final int number;
        private final String word;

        Question(int number, String word) {
            this.number = number;
            this.word = word;
        }
    }

    private static final int LONGEST = 40;

    private final Map<String, String> known = new LinkedHashMap<>();
    private int answered;
    private boolean waiting;

    /// What to ask now.
    synchronized Optional<byte[]> question() {
        if (waiting || answered == Question.values().length) {
            return Optional.empty();
        }
        waiting = true;
        return Optional.of(EscPos.identify(Question.values()[answered].number));
    }

    synchronized void answer(String text) {
        if (!waiting) {
            return;
        }
        waiting = false;
        known.put(
                Question.values()[answered].word,
                text.substring(0, Math.min(text.length(), LONGEST)));
        answered++;
    }

    synchronized Map<String, String> known() {
        return new LinkedHashMap<>(known);
    }
}

package vn.hospitalkiosk.gateway.settlement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;

/// One thing in which a terminal's settlement and our captures do not agree. Kept and told to the kiosk as a sentence, [#text]; [#read] understands it again.
public sealed interface Difference {
    String text();

    /// Captured before the batch was closed, and not in it.
    record NotInBatch(PaymentId payment) implements Difference {
        @Override
        public String text() {
            return "captured and not in the batch: " + payment;
        }
    }

    record NotCaptured(PaymentId payment) implements Difference {
        @Override
        public String text() {
            return "in the batch and not captured: " + payment;
        }
    }

    record NoTotals() implements Difference {
        @Override
        public String text() {
            return "the terminal told no totals";
        }
    }

    record OtherSum(Vnd terminal, Vnd own) implements Difference {
        @Override
        public String text() {
            return "the terminal settled %d VND, captured are %d VND"
                    .formatted(terminal.dong(), own.dong());
        }
    }

    record OtherCount(int terminal, int own) implements Difference {
        @Override
        public String text() {
            return "the terminal settled %d sales, captured are %d".formatted(terminal, own);
        }
    }

    /// The terminal, or its host, said no: the batch is open.
    record Refused() implements Difference {
        @Override
        public String text() {
            return "the terminal refused to settle";
        }
    }

    record NotKnown() implements Difference {
        @Override
        public String text() {
            return "whether the batch is closed is not known";
        }
    }

    /// Written by a version of the gateway that had other sentences.
    record Other(String text) implements Difference {}

    Pattern PAYMENT =
            Pattern.compile("(captured and not in|in) the batch(?: and not captured)?: (.+)");
    Pattern NUMBERS =
            Pattern.compile(
                    "the terminal settled (-?\\d{1,15}) (VND|sales), captured are (-?\\d{1,15})( VND)?");

    static Difference read(String text) {
        Matcher payment = PAYMENT.matcher(text);
        if (payment.matches()) {
            PaymentId id = new PaymentId(payment.group(2));
            return payment.group(1).equals("in") ? new NotCaptured(id) : new NotInBatch(id);
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            long terminal = Long.parseLong(numbers.group(1));
            long own = Long.parseLong(numbers.group(3));
            return numbers.group(2).equals("VND")
                    ? new OtherSum(new Vnd(terminal), new Vnd(own))
                    : new OtherCount((int) terminal, (int) own);
        }
        for (Difference plain : new Difference[] {new NoTotals(), new Refused(), new NotKnown()}) {
            if (plain.text().equals(text)) {
                return plain;
            }
        }
        return new Other(text);
    }
}

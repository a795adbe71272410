package vn.hospitalkiosk.gateway.payment;

import java.nio.charset.StandardCharsets;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.people.FourEyes;

/// What two people found out; kept like a psp's word.
///
/// @param said what they say happened
/// @param source where they saw it: a portal, a statement, a bank's reference
public record Testimony(String said, FourEyes eyes, String source) {
    private static final int LONGEST = 500;

    public Testimony {
        source = source.strip();
        if (source.isEmpty() || source.length() > LONGEST) {
            throw new IllegalArgumentException("a source has 1 to " + LONGEST + " characters");
        }
    }

    public RawMessage raw() {
        String text =
                String.join(
                        "\n",
                        said,
                        "source: " + source,
                        "maker: " + eyes.proposal().maker() + " " + eyes.proposal().at(),
                        "reason: " + eyes.proposal().reason(),
                        "checker: " + eyes.checker() + " " + eyes.at());
        return new RawMessage(RawMessage.Kind.TWO_PEOPLE, text.getBytes(StandardCharsets.UTF_8));
    }
}

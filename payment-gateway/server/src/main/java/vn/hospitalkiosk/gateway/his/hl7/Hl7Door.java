package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.mllp.MllpExchange;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;

/// Sends messages and judges what comes back. An answer is believed only when its MSA-2 is the control id of what was sent.
final class Hl7Door {
    private static final Logger log = LoggerFactory.getLogger(Hl7Door.class);
    private static final int LONGEST_ID = 64;

    private final MllpLine line;
    private final Er7 er7;
    private final Duration limit;

    Hl7Door(MllpLine line, Er7 er7, Duration limit) {
        this.line = line;
        this.er7 = er7;
        this.limit = limit;
    }

    /// Ids that come from slips and screens: what cannot be one is not asked about.
    static boolean isId(String value) {
        return value.length() <= LONGEST_ID && value.matches("[A-Za-z0-9._:-]+");
    }

    /// Asked once more when the connection broke.
    HisAnswer<Er7Message> ask(String what, Message question) {
        Told first = send(what, question);
        Told told =
                first instanceof Told.Unclear(String reason, boolean lost) && lost
                        ? send(what, question)
                        : first;
        return switch (told) {
            case Told.Accepted(Er7Message message) -> new HisAnswer.Done<>(message);
            case Told.Refused(HisRefusal why, String reason) ->
                    new HisAnswer.Rejected<>(why, reason);
            case Told.NotOffered() -> new HisAnswer.NotOffered<>();
            case Told.Unclear(String reason, _) -> new HisAnswer.Unknown<>(reason);
        };
    }

    /// Sent once: what to do without an answer is the caller's decision.
    Told tell(String what, Message command) {
        return send(what, command);
    }

    /// Any answer is a sign of life.
    void probe(Message question) {
        line.tryNow();
        send("probe", question);
    }

    private Told send(String what, Message message) {
        String id = controlId(message);
        MllpExchange<Told> exchange =
                line.send(what, er7.write(message), heard -> answer(what, heard, id), limit);
        return switch (exchange) {
            case MllpExchange.Answered<Told>(Told told) -> told;
            case MllpExchange.Failed<Told>(String reason, boolean lost) ->
                    new Told.Unclear(reason, lost);
        };
    }

    private Optional<Told> answer(String what, byte[] heard, String id) {
        try {
            Er7Message message = er7.read(heard);
            return message.answerTo().equals(id)
                    ? Optional.of(noted(what, Acknowledgement.judge(message)))
                    : Optional.empty();
        } catch (UnreadableAnswer unreadable) {
            log.error("{} unreadable HL7 answer: {}", "H38", unreadable.getMessage());
            return Optional.of(new Told.Unclear("unreadable answer", false));
        }
    }

    private static Told noted(String what, Told told) {
        if (told instanceof Told.Refused(HisRefusal why, String reason)
                && why == HisRefusal.BAD_REQUEST) {
            log.error("{} his {}: the HIS does not understand us: {}", "H36", what, reason);
        }
        return told;
    }

    private static String controlId(Message message) {
        try {
            String id = Terser.get((Segment) message.get("MSH"), 10, 0, 1, 1);
            return Optional.ofNullable(id).orElseThrow();
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("a message without MSH", impossible);
        }
    }
}

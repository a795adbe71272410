package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Between HAPI's messages and the bytes on the line, always UTF-8.
///
/// What is heard is taken segment by segment: a HIS that adds segments, or leaves out groups, is still understood.
final class Er7 {
    static final String UTF8 = "UNICODE UTF-8";
    private static final Set<String> UNDERSTOOD = Set.of("", UTF8, "UTF-8", "UTF8", "UNICODE");
    private static final int MOST_SEGMENTS = 5_000;
    private static final int SHORTEST = 8;

    private final PipeParser parser;
    private final ModelClassFactory factory;

    Er7() {
        HapiContext context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.getParserConfiguration().setEscaping(new Escapes());
        this.parser = new PipeParser(context);
        this.factory = context.getModelClassFactory();
    }

    byte[] write(Message message) {
        try {
            return parser.encode(message).getBytes(StandardCharsets.UTF_8);
        } catch (HL7Exception wrong) {
            throw new IllegalStateException("a message of ours cannot be written", wrong);
        }
    }

    /// @throws UnreadableAnswer when it is no HL7 v2 in an encoding we know
    Er7Message read(byte[] bytes) {
        String text = decoded(bytes);
        if (text.length() < SHORTEST || !text.startsWith("MSH")) {
            throw new UnreadableAnswer("no MSH");
        }
        EncodingCharacters separators =
                new EncodingCharacters(text.charAt(3), text.substring(4, SHORTEST));
        Group holder = new GenericMessage.V25(factory);
        List<Er7Segment> segments = new ArrayList<>();
        for (String line : text.split("[\r\n]+", -1)) {
            if (!line.isBlank()) {
                segments.add(segment(line, separators, holder));
            }
            if (segments.size() > MOST_SEGMENTS) {
                throw new UnreadableAnswer("too many segments");
            }
        }
        Er7Message message = new Er7Message(segments);
        demandCharacters(message, bytes);
        return message;
    }

    private Er7Segment segment(String line, EncodingCharacters separators, Group holder) {
        if (!line.matches("(?s)[A-Z][A-Z0-9]{2}.*")) {
            throw new UnreadableAnswer("no segment");
        }
        try {
            Segment segment = new GenericSegment(holder, line.substring(0, 3));
            parser.parse(segment, line, separators);
            return new Er7Segment(segment);
        } catch (HL7Exception | RuntimeException broken) {
            throw new UnreadableAnswer("a segment that cannot be taken apart");
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new UnreadableAnswer("not UTF-8");
        }
    }

    /// An encoding we did not ask for is harmless only where nothing but ASCII was sent.
    private static void demandCharacters(Er7Message message, byte[] bytes) {
        String said = message.segments().getFirst().text(18);
        if (UNDERSTOOD.contains(said)) {
            return;
        }
        for (byte b : bytes) {
            if (b < 0) {
                throw new UnreadableAnswer("MSH-18 is not " + UTF8);
            }
        }
    }
}

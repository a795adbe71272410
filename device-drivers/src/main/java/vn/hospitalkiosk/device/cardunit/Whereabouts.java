package vn.hospitalkiosk.device.cardunit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;

/// Where the card is at this moment. Every answer of the unit carries its status, and none a number: so each time another question is asked, one to which no older answer can come any more. Belongs to whoever holds the unit.
final class Whereabouts {
    private static final List<CardUnitCommand.Ask> QUESTIONS =
            List.of(
                    CardUnitCommand.Ask.VERSION,
                    CardUnitCommand.Ask.SERIAL,
                    CardUnitCommand.Ask.CONFIGURATION,
                    CardUnitCommand.Ask.STATUS);

    private static final List<CardUnitCommand.Ask> SENSORS = List.of(CardUnitCommand.Ask.SENSORS);

    private final UnitConnection connection;

    /// Questions this unit does not know.
    private final Set<CardUnitCommand.Ask> unknown = new HashSet<>();

    Whereabouts(UnitConnection connection) {
        this.connection = connection;
    }

    /// Where the card is, more exactly than the status tells.
    enum Spot {
        NONE,
        GATE,
        /// At the contacts or the antenna.
        READER,
        /// Sticks between two places.
        PATH,
        /// Inside, and no sensor tells where.
        SOMEWHERE_INSIDE
    }

    record Seen(UnitStatus status, Spot spot) {}

    /// @param question that was answered
    private record Heard(CardUnitCommand.Ask question, UnitAnswer<UnitReply.Done> answer) {}

    UnitAnswer<UnitStatus> status() {
        return read(asked(QUESTIONS).answer(), UnitReply.Done::status);
    }

    /// Asks for the sensors first; when that stays without an answer, the next call asks something else.
    UnitAnswer<Seen> exactly() {
        boolean sensorsFree = connection.untilProof(CardUnitCommand.Ask.SENSORS).isZero();
        UnitAnswer<Seen> seen = seen(sensorsFree ? SENSORS : QUESTIONS);
        boolean vague =
                seen instanceof UnitAnswer.Told<Seen>(Seen told)
                        && told.spot() == Spot.SOMEWHERE_INSIDE;
        return vague && !sensorsFree ? seen(SENSORS) : seen;
    }

    /// Whether the card's place is told, and none between two; false when the sensors must not be asked yet.
    boolean located() {
        return connection.untilProof(CardUnitCommand.Ask.SENSORS).isZero()
                && exactly() instanceof UnitAnswer.Told<Seen>(Seen told)
                && told.spot() != Spot.PATH
                && told.spot() != Spot.SOMEWHERE_INSIDE;
    }

    private UnitAnswer<Seen> seen(List<CardUnitCommand.Ask> questions) {
        Heard heard = asked(questions);
        boolean sensors = heard.question().equals(CardUnitCommand.Ask.SENSORS);
        return read(
                heard.answer(),
                done ->
                        new Seen(
                                done.status(),
                                spot(done.status(), sensors ? done.data() : new byte[0])));
    }

    private static <T> UnitAnswer<T> read(
            UnitAnswer<UnitReply.Done> answer, Function<UnitReply.Done, T> reading) {
        return switch (answer) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) ->
                    new UnitAnswer.Told<>(reading.apply(done));
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Refused<>(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Silent<>(failure);
        };
    }

    /// One question: the one that can be asked soonest.
    private Heard asked(List<CardUnitCommand.Ask> questions) {
        List<CardUnitCommand.Ask> left = new ArrayList<>(questions);
        left.removeAll(unknown);
        if (left.isEmpty()) {
            return asked(QUESTIONS);
        }
        CardUnitCommand.Ask question =
                Collections.min(left, Comparator.comparing(connection::untilProof));
        Result result = connection.performSurely(question);
        boolean notKnown =
                result instanceof Result.Replied(UnitReply.Failed(ErrorCode code))
                        && code.category() == ErrorCode.Category.FATAL
                        && !question.equals(CardUnitCommand.Ask.STATUS);
        if (notKnown) {
            unknown.add(question);
            return asked(questions);
        }
        return new Heard(question, UnitMotions.answer(result));
    }

    /// The sensors are told as `0` and `1`: gate, reader, five along the path, one reserved.
    private static Spot spot(UnitStatus status, byte[] data) {
        String sensors = new String(data, StandardCharsets.ISO_8859_1);
        return switch (status.place()) {
            case NONE -> Spot.NONE;
            case GATE -> Spot.GATE;
            case INSIDE -> {
                boolean told = sensors.matches("[01]{8}");
                boolean path = told && sensors.substring(2, 7).contains("1");
                boolean reader = told && sensors.charAt(1) == '1';
                yield path ? Spot.PATH : reader ? Spot.READER : Spot.SOMEWHERE_INSIDE;
            }
        };
    }
}

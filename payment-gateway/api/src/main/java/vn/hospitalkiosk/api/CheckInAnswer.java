package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CheckInAnswer.CheckedIn.class, name = "checked-in"),
    @JsonSubTypes.Type(value = CheckInAnswer.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = CheckInAnswer.NotKnown.class, name = "not-known")
})
public sealed interface CheckInAnswer {
    /// Registered; `bill` is empty when nothing is to be paid.
    record CheckedIn(Ticket ticket, Optional<BillView> bill) implements CheckInAnswer {}

    /// The HIS said no (booking cancelled, already used …).
    record Refused(FailureCode code) implements CheckInAnswer {}

    /// The HIS did not answer: it may have registered the patient. Ask again with the same command.
    record NotKnown(FailureCode code) implements CheckInAnswer {}
}

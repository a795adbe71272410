package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SlipAnswer.Good.class, name = "good"),
    @JsonSubTypes.Type(value = SlipAnswer.Used.class, name = "used"),
    @JsonSubTypes.Type(value = SlipAnswer.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = SlipAnswer.NotYours.class, name = "not-yours"),
    @JsonSubTypes.Type(value = SlipAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface SlipAnswer {
    record Good(BookingView booking) implements SlipAnswer {}

    /// A slip is good once.
    record Used() implements SlipAnswer {}

    record Expired() implements SlipAnswer {}

    /// Another patient's, or none the HIS knows.
    record NotYours() implements SlipAnswer {}

    record Unavailable(FailureCode code) implements SlipAnswer {}
}

package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QuoteAnswer.Quoted.class, name = "quoted"),
    @JsonSubTypes.Type(value = QuoteAnswer.NotQuoted.class, name = "not-quoted"),
    @JsonSubTypes.Type(value = QuoteAnswer.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = QuoteAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface QuoteAnswer {
    record Quoted(QuoteView quote) implements QuoteAnswer {}

    /// This HIS tells no price beforehand: the kiosk says so and shows none.
    record NotQuoted() implements QuoteAnswer {}

    /// This clinic takes nobody now.
    record Refused(FailureCode code) implements QuoteAnswer {}

    record Unavailable(FailureCode code) implements QuoteAnswer {}
}

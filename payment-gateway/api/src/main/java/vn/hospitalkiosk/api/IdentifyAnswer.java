package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IdentifyAnswer.Identified.class, name = "identified"),
    @JsonSubTypes.Type(value = IdentifyAnswer.NoMatch.class, name = "no-match"),
    @JsonSubTypes.Type(value = IdentifyAnswer.SeeDesk.class, name = "see-desk"),
    @JsonSubTypes.Type(value = IdentifyAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface IdentifyAnswer {
    /// One patient. The gateway keeps who it is under the visit id; the kiosk gets only what it shows.
    ///
    /// @param bookings today's, by start time; may be empty
    record Identified(PatientView patient, List<BookingView> bookings) implements IdentifyAnswer {}

    /// No patient, wrong birth year: one answer for both, so that nobody can probe (UI.md, screen 05).
    record NoMatch() implements IdentifyAnswer {}

    /// More than one record fits, or the document failed a check: a person must look.
    record SeeDesk(FailureCode code) implements IdentifyAnswer {}

    /// The HIS cannot be asked now.
    record Unavailable(FailureCode code) implements IdentifyAnswer {}
}

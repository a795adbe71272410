package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IdentifyAnswer.Identified.class, name = "identified"),
    @JsonSubTypes.Type(value = IdentifyAnswer.NoMatch.class, name = "no-match"),
    @JsonSubTypes.Type(value = IdentifyAnswer.NotYetKnown.class, name = "not-yet-known"),
    @JsonSubTypes.Type(value = IdentifyAnswer.SeeDesk.class, name = "see-desk"),
    @JsonSubTypes.Type(value = IdentifyAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface IdentifyAnswer {
    /// One patient. The gateway keeps who it is under the visit id; the kiosk gets only what it shows.
    ///
    /// @param bookings today's, by start time; may be empty
    /// @param priority who goes first by law
    record Identified(PatientView patient, List<BookingView> bookings, PriorityView priority)
            implements IdentifyAnswer {
        public Identified {
            bookings = List.copyOf(bookings);
        }

        public Identified(PatientView patient, List<BookingView> bookings) {
            this(patient, bookings, PriorityView.NONE);
        }
    }

    /// The HIS has no such patient and can make a record of this document.
    ///
    /// @param patient masked, as the document says
    record NotYetKnown(PatientView patient) implements IdentifyAnswer {}

    /// No patient, wrong birth year: one answer for both, so that nobody can probe (UI.md, screen 05).
    record NoMatch() implements IdentifyAnswer {}

    /// More than one record fits, or the document failed a check: a person must look.
    record SeeDesk(FailureCode code) implements IdentifyAnswer {}

    /// The HIS cannot be asked now.
    record Unavailable(FailureCode code) implements IdentifyAnswer {}
}

package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GoOnAnswer.Known.class, name = "known"),
    @JsonSubTypes.Type(value = GoOnAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface GoOnAnswer {
    /// The same person, under the new visit's id.
    ///
    /// @param bookings what is left of today's, as the HIS has them now
    /// @param priority who goes first by law
    record Known(CoverageView coverage, List<BookingView> bookings, PriorityView priority)
            implements GoOnAnswer {
        public Known {
            bookings = List.copyOf(bookings);
        }
    }

    /// The HIS cannot be asked now.
    record Unavailable(FailureCode code) implements GoOnAnswer {}
}

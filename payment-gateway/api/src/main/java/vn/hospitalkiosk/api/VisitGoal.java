package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/// What the patient wants to be registered for. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitGoal.Booked.class, name = "booked"),
    @JsonSubTypes.Type(value = VisitGoal.NewExam.class, name = "new-exam"),
    @JsonSubTypes.Type(value = VisitGoal.Referred.class, name = "referred")
})
public sealed interface VisitGoal {
    /// One of today's bookings, or what a slip stood for.
    record Booked(BookingId booking) implements VisitGoal {}

    record NewExam(ClinicId clinic) implements VisitGoal {}

    /// With a referral of another hospital (phiếu chuyển cơ sở khám bệnh, chữa bệnh).
    record Referred(ClinicId clinic, ReferralSlip slip) implements VisitGoal {}

    /// @param number of the paper
    /// @param from code of the facility that wrote it, five digits
    /// @param wholeYear of an illness for which a referral holds one year
    record ReferralSlip(String number, String from, LocalDate writtenOn, boolean wholeYear) {
        public ReferralSlip {
            if (!number.matches("[0-9A-Z/.-]{1,20}") || !from.matches("[0-9]{5}")) {
                throw new IllegalArgumentException("not a referral");
            }
        }
    }
}

package vn.hospitalkiosk.gateway.his;

import java.time.LocalDate;
import java.util.Optional;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.PriorityGroup;

/// What a patient wants to be registered for.
///
/// @param insured wants to be treated on insurance
/// @param coverageVerified false: the insurance gateway did not answer; admitted all the same
/// @param priorityDeclared the patient said so, staff confirm it; false when it follows from the birth date
public record VisitWish(
        HisPatientId patient,
        Goal goal,
        boolean insured,
        boolean coverageVerified,
        PriorityGroup priority,
        boolean priorityDeclared,
        Optional<Companion> companion) {
    public sealed interface Goal {
        record Booked(BookingId booking) implements Goal {}

        /// Without a booking, to a clinic of the patient's choice.
        record WalkIn(ClinicId clinic, Reason reason) implements Goal {}
    }

    public sealed interface Reason {
        record NewExamination() implements Reason {}

        /// @param slip as scanned
        record ReExamination(String slip) implements Reason {}

        /// Phiếu chuyển cơ sở khám bệnh, chữa bệnh.
        ///
        /// @param number of the paper
        /// @param from code of the facility that wrote it
        record Referral(String number, String from, LocalDate writtenOn) implements Reason {}
    }

    /// An arrival for a booking, insured as the HIS knows, without priority.
    public static VisitWish booked(HisPatientId patient, BookingId booking) {
        return new VisitWish(
                patient,
                new Goal.Booked(booking),
                true,
                true,
                PriorityGroup.NONE,
                false,
                Optional.empty());
    }
}

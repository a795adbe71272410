package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.TicketStatus;

/// From a booking or a clinic to a queue number.
public interface HisVisits {
    /// What one patient may be seen for on one day, by start time.
    default HisAnswer<List<BookingView>> bookings(HisPatientId patient, LocalDate day) {
        return new HisAnswer.NotOffered<>();
    }

    /// The booking a slip of this patient stands for: one or none. One that is used or over is [HisRefusal#BOOKING_USED] or [HisRefusal#BOOKING_EXPIRED].
    ///
    /// @param slip as scanned, opaque
    default HisAnswer<Optional<BookingView>> bookingOfSlip(
            HisPatientId patient, String slip, LocalDate day) {
        return new HisAnswer.NotOffered<>();
    }

    /// Clinics this patient may go to now, in the order the HIS wants them shown, the recommended one first.
    ///
    /// @param insured whether the patient wants to be treated on insurance
    default HisAnswer<List<ClinicView>> clinics(HisPatientId patient, boolean insured) {
        return new HisAnswer.NotOffered<>();
    }

    /// What that visit would cost, before the patient agrees.
    default HisAnswer<QuoteView> quote(VisitWish wish) {
        return new HisAnswer.NotOffered<>();
    }

    /// Registers the arrival: encounter, queue number, fee and bill, all or nothing. An answer that did not come is searched for by the key, never resent blindly.
    default HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        return new HisOutcome.NotOffered<>();
    }

    /// Tells the HIS whether a declared priority holds: a person has looked.
    default HisOutcome<HisMoney.Recorded> judgePriority(
            HisCommand command, PriorityJudgement judgement) {
        return new HisOutcome.NotOffered<>();
    }

    /// Visits whose treatment is about to be closed, or was since that moment, by the HIS's ids: the insurance is asked about their card once more.
    default HisAnswer<List<String>> closings(Instant since) {
        return new HisAnswer.NotOffered<>();
    }

    /// Visits and stays of one patient that are still open, by the HIS's ids; the one that money in advance would be for first, a stay before a visit.
    default HisAnswer<List<String>> openEncounters(HisPatientId patient) {
        return new HisAnswer.NotOffered<>();
    }

    /// @param encounter as on the slip
    default HisAnswer<TicketStatus> ticketStatus(String encounter) {
        return new HisAnswer.NotOffered<>();
    }

    /// Newest first.
    default HisAnswer<List<ResultView>> results(HisPatientId patient, LocalDate since) {
        return new HisAnswer.NotOffered<>();
    }

    /// Tells the HIS which encounter a number belongs to that a kiosk gave out while the HIS could not be reached.
    default HisOutcome<HisMoney.Recorded> linkOfflineNumber(
            HisCommand command, OfflineNumber number) {
        return new HisOutcome.NotOffered<>();
    }

    /// @param encounter the HIS's id of the visit
    record CheckedIn(String encounter, Ticket ticket, List<BillId> bills) {}
}

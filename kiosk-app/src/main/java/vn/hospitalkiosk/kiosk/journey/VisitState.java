package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.TicketStatus;

/// Screens between "who" and "how much": a record, a companion, a reason, a clinic, a price; and what can be looked up.
public sealed interface VisitState extends JourneyState.InVisit {
    JourneyState.Session session();

    /// The same screen with another session.
    VisitState in(JourneyState.Session other);

    /// After 02 "Đăng ký hộ": what the person at the kiosk is to the patient.
    record Companion(JourneyState.Session session) implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new Companion(other);
        }
    }

    /// 05 "Số khác": what the number is one of.
    record NumberKind(JourneyState.Session session) implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new NumberKind(other);
        }
    }

    /// The HIS has no such patient: make a record of the document shown?
    record NewPatient(JourneyState.Session session, PatientView patient) implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new NewPatient(other, patient);
        }
    }

    /// Purposes one by one; nothing is ticked beforehand.
    ///
    /// @param ticked purposes agreed to so far
    record Consent(
            JourneyState.Session session,
            PatientView patient,
            List<ConsentQuestion> questions,
            Set<String> ticked)
            implements VisitState {
        public Consent {
            questions = List.copyOf(questions);
            ticked = Set.copyOf(ticked);
        }

        /// Without one of the required ones the desk goes on.
        public boolean suffices() {
            return questions.stream()
                    .filter(ConsentQuestion::required)
                    .allMatch(q -> ticked.contains(q.purpose()));
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Consent(other, patient, questions, ticked);
        }
    }

    /// After 07 "Tái khám theo phiếu hẹn": the slip's code is awaited.
    ///
    /// @param problem with the slip shown before
    record ShowSlip(
            JourneyState.Session session,
            PatientView patient,
            boolean scannerWorks,
            Optional<SlipProblem> problem)
            implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new ShowSlip(other, patient, scannerWorks, problem);
        }
    }

    enum SlipProblem {
        USED,
        EXPIRED,
        NOT_YOURS,
        NOT_A_SLIP
    }

    /// After 07 "Có phiếu chuyển": what stands on the paper, typed.
    ///
    /// @param written day it was signed, `ddMMyyyy`, so far
    /// @param number of the paper
    /// @param from code of the facility, five digits
    /// @param over the referral no longer holds
    record Referral(
            JourneyState.Session session,
            PatientView patient,
            Field active,
            String written,
            String number,
            String from,
            boolean wholeYear,
            boolean over)
            implements VisitState {
        public enum Field {
            WRITTEN,
            NUMBER,
            FROM
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Referral(other, patient, active, written, number, from, wholeYear, over);
        }

        @Override
        public String toString() {
            return "Referral[***]";
        }
    }

    /// 08. @param at when the HIS told the load
    record Specialties(
            JourneyState.Session session, PatientView patient, Instant at, List<ClinicView> clinics)
            implements VisitState {
        public Specialties {
            clinics = List.copyOf(clinics);
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Specialties(other, patient, at, clinics);
        }
    }

    /// 08b. The clinics of one specialty.
    ///
    /// @param full the clinic chosen before took nobody any more
    record Clinics(
            JourneyState.Session session,
            PatientView patient,
            Instant at,
            String specialty,
            List<ClinicView> clinics,
            Optional<String> full)
            implements VisitState {
        public Clinics {
            clinics = List.copyOf(clinics);
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Clinics(other, patient, at, specialty, clinics, full);
        }
    }

    /// 09.
    record Priority(
            JourneyState.Session session,
            PatientView patient,
            PriorityView groups,
            Set<PriorityGroup> ticked)
            implements VisitState {
        public Priority {
            ticked = Set.copyOf(ticked);
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Priority(other, patient, groups, ticked);
        }
    }

    /// Before the check-in: what it would cost, to agree to.
    ///
    /// @param quote empty: this HIS tells no price beforehand
    record Quote(
            JourneyState.Session session,
            PatientView patient,
            ClinicView clinic,
            Optional<QuoteView> quote)
            implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new Quote(other, patient, clinic, quote);
        }
    }

    /// Which results are ready, and where; never a value.
    record Results(JourneyState.Session session, PatientView patient, List<ResultView> results)
            implements VisitState {
        public Results {
            results = List.copyOf(results);
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Results(other, patient, results);
        }
    }

    /// "Nộp tạm ứng": how much is paid in advance.
    record Deposits(JourneyState.Session session, PatientView patient, List<OpenBill> amounts)
            implements VisitState {
        public Deposits {
            amounts = List.copyOf(amounts);
        }

        @Override
        public VisitState in(JourneyState.Session other) {
            return new Deposits(other, patient, amounts);
        }
    }

    /// Where the number of a scanned slip stands. Names nobody.
    record TicketStanding(JourneyState.Session session, TicketStatus status) implements VisitState {
        @Override
        public VisitState in(JourneyState.Session other) {
            return new TicketStanding(other, status);
        }
    }

    /// How a companion is told apart from the patient while cards are shown.
    ///
    /// @param relation what the companion is to the patient
    /// @param cardless the patient is a child without a number of its own
    /// @param companion the companion's own card, once read
    record Escort(
            CompanionView.Relation relation, boolean cardless, Optional<CompanionView> companion) {
        @Override
        public String toString() {
            return "Escort[" + relation + "]";
        }
    }
}

package vn.hospitalkiosk.kiosk.journey;

import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.api.VisitId;

/// Answers between "who" and "how much", and downtime numbers.
public sealed interface VisitEvent extends JourneyEvent.InVisit {
    record ConsentsKnown(VisitId visit, Answer<ConsentQuestions> answer) implements VisitEvent {}

    record RecordMade(CommandId command, Answer<IdentifyAnswer> answer) implements VisitEvent {}

    /// @param visit the new one
    record WentOn(VisitId visit, Answer<GoOnAnswer> answer) implements VisitEvent {}

    record SlipJudged(VisitId visit, Answer<SlipAnswer> answer) implements VisitEvent {}

    record CoverageKnown(VisitId visit, Answer<CoverageView> answer) implements VisitEvent {}

    record ClinicsKnown(VisitId visit, Answer<ClinicsAnswer> answer) implements VisitEvent {}

    record Quoted(VisitId visit, Answer<QuoteAnswer> answer) implements VisitEvent {}

    record ResultsKnown(VisitId visit, Answer<ResultsAnswer> answer) implements VisitEvent {}

    record TicketFound(VisitId visit, Answer<TicketStatus> answer) implements VisitEvent {}

    /// What this kiosk may give out while it is cut off.
    ///
    /// @param left how many of each class
    record NumbersStocked(String prefix, Map<NumberClass, Integer> left) implements VisitEvent {
        public NumbersStocked {
            left = Map.copyOf(left);
        }
    }

    /// @param number on disk before it came here; empty: none is left, or the journal is broken
    record NumberDrawn(CommandId job, NumberClass kind, Optional<String> number)
            implements VisitEvent {}
}

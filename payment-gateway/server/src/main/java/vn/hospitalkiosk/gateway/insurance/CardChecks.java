package vn.hospitalkiosk.gateway.insurance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Where questions about cards, answers and evidence are kept, personal data sealed. Every call is one transaction of its own; rows due are leased, so that gateways beside each other never ask the same.
public interface CardChecks {
    /// Written before the gateway is asked: a process that dies meanwhile leaves a row that is due at `until`. Asked again in the same visit, the same row is asked anew.
    Look begin(VisitId visit, KioskId kiosk, Moment moment, Insured who, Instant at, Instant until);

    /// Answer and evidence together.
    void answered(Look look, Asked asked, Finding finding);

    /// Evidence of a question without a usable answer.
    void unanswered(Look look, Asked asked, Instant next);

    /// Takes questions that are due; they are due again at `until` if nobody reports what became of them.
    List<Look> takeDue(int most, Instant now, Instant until);

    /// Everything that waits is due: the gateway answers again, or nobody else works on the rows.
    void releaseAll(Instant now);

    /// The answer that counts now for a card asked about on arrival; empty while there is none.
    Optional<Finding> answer(VisitId visit, HisPatientId patient);

    /// The HIS has registered what the patient was asked about for.
    void registered(KioskId kiosk, VisitId visit, HisPatientId patient, String encounter);

    /// Questions of visits that never were registered are closed, and who was asked about is removed.
    int lapse(Instant askedBefore);

    /// Opens one question more for every registered visit that was asked about on arrival between the two instants and not yet at this moment; due at once.
    int lookAgain(Moment moment, Instant from, Instant until, Instant now);

    /// As [#lookAgain] for one visit, whose treatment is about to be closed.
    void closing(String encounter, Instant now);

    /// Answers the HIS has not been told of.
    List<Report> takeReports(int most, Instant now, Instant until);

    void told(CheckId check, Instant at, String answer);

    void tellAgain(CheckId check, Instant at, String answer);

    /// This HIS takes no such reports: the desk enters it.
    void notOffered(CheckId check, Instant at);

    /// Seals some rows anew that an older key had sealed.
    ///
    /// @return how many
    int reseal(int most);

    /// Removes what nobody may keep any longer.
    int forget(Instant askedBefore);

    /// How many cards wait for an answer, and since when the oldest does.
    Waiting waiting();

    record Waiting(long cards, Optional<Instant> since) {}

    /// What came of asking, as the law wants it kept.
    ///
    /// @param at when it was asked
    /// @param until when the answer came, or was given up
    record Asked(CardCheck check, Instant at, Instant until) {}

    /// @param tries including this one
    record Report(
            CheckId check,
            KioskId kiosk,
            HisPatientId patient,
            Optional<String> encounter,
            Finding finding,
            Instant checkedAt,
            int tries) {}
}

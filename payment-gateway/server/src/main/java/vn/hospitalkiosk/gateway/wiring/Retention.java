package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import vn.hospitalkiosk.gateway.checkin.TypedNumbers;
import vn.hospitalkiosk.gateway.checkin.Visits;
import vn.hospitalkiosk.gateway.consent.ConsentBook;
import vn.hospitalkiosk.gateway.desk.HelpDesk;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.store.SqlKioskNotes;

/// Deletes what has served its purpose (docs/visits.md, "Kept how long").
///
/// @param help calls for help and declared priorities
record Retention(
        VisitConfig kept,
        Visits visits,
        HelpDesk help,
        SqlKioskNotes prints,
        HisCases cases,
        DowntimeBook numbers,
        ConsentBook consents,
        TypedNumbers typed,
        Clock clock)
        implements Runnable {
    @Override
    public void run() {
        Instant now = clock.instant();
        Instant visitsUntil = now.minus(Duration.ofDays(kept.visitDays()));
        visits.forgetEndedBefore(visitsUntil);
        help.forgetBefore(visitsUntil);
        prints.forgetBefore(visitsUntil);
        cases.forgetClosedBefore(visitsUntil);
        numbers.forgetBefore(
                LocalDate.ofInstant(now, Application.HOSPITAL_ZONE).minusDays(kept.numberDays()));
        consents.forgetBefore(now.minus(Duration.ofDays(kept.consentDays())));
        typed.forgetOld();
    }
}

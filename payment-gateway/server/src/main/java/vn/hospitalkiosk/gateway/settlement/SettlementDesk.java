package vn.hospitalkiosk.gateway.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;

/// What people see of settlements and do about them. No money moves here: a case that is closed says what somebody found out.
public interface SettlementDesk {
    /// So long a kiosk is asked for a settlement; a kiosk that was off longer is not surprised by it.
    Duration WISH_LIVES = Duration.ofHours(12);

    /// Each kiosk that ever took a card, by its id.
    List<OfKiosk> kiosks();

    /// Newest first.
    List<Told> recent(int most);

    /// Open ones first, the newest first.
    List<Case> cases(int most);

    Optional<Case> find(long number);

    /// @return false when it was closed already
    boolean close(long number, PersonId by, String note, Instant at);

    /// Asks a kiosk for a settlement.
    ///
    /// @return false when it is asked for one already
    boolean ask(KioskId kiosk, CommandId settlement, PersonId by, Instant at);

    /// What the kiosk is asked for and has not told of yet.
    Optional<CommandId> asked(KioskId kiosk, Instant now);

    /// @param openSales captures that no settlement has accounted for
    /// @param lastAt of the last batch that was closed
    record OfKiosk(KioskId kiosk, long openSales, Vnd openSum, Optional<Instant> lastAt) {}

    /// @param net what terminal or acquirer say was taken less what was given back
    /// @param own sum of the captures it accounts for, `sales` of them
    record Told(
            CommandId id,
            KioskId kiosk,
            Optional<String> terminal,
            SettlementReport.Outcome outcome,
            Instant at,
            Optional<Vnd> net,
            long sales,
            Vnd own,
            boolean matches,
            List<Difference> differences) {}

    record Case(long number, Told settlement, Instant openedAt, Optional<Closing> closing) {}

    record Closing(PersonId by, Instant at, String note) {}
}

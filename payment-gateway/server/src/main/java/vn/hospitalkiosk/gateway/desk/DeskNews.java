package vn.hospitalkiosk.gateway.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.VisitId;

/// What the desk decided and the HIS does not know yet. Every call is one transaction of its own; what is taken is leased, so that gateways beside each other do not tell the same.
public interface DeskNews {
    sealed interface Item {
        KioskId kiosk();

        /// The HIS's id of the visit.
        String encounter();

        /// Account of who decided.
        String by();

        Instant at();

        /// How often it was told, this time included.
        int tries();
    }

    /// A declared priority that a person looked at.
    record Judged(
            VisitId visit,
            KioskId kiosk,
            String encounter,
            Set<PriorityGroup> groups,
            boolean confirmed,
            String by,
            Instant at,
            int tries)
            implements Item {
        public Judged {
            groups = Set.copyOf(groups);
        }
    }

    /// A downtime number and the visit it became.
    record Linked(
            LocalDate day,
            String label,
            KioskId kiosk,
            Instant issuedAt,
            String encounter,
            String by,
            Instant at,
            int tries)
            implements Item {}

    /// The oldest first; due again at `until` unless something is said of them.
    List<Item> take(int most, Instant now, Instant until);

    /// The HIS knows.
    void told(Item item, Instant at);

    /// No answer that tells.
    void again(Item item, Instant at, String answer);

    /// The HIS cannot be told, or does not want it: not told any more.
    void leave(Item item, String answer);

    /// Priorities that do not hold and that stand in the HIS all the same, the oldest first.
    List<Standing> standing(int most);

    /// A person has put it right in the HIS.
    ///
    /// @return false when somebody else was faster
    boolean entered(VisitId visit, String by, Instant at);

    /// @param asked whether the machine goes on telling
    record Standing(
            VisitId visit,
            String number,
            String clinic,
            String encounter,
            Instant since,
            boolean asked) {}
}

package vn.hospitalkiosk.gateway.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Settlements and what they accounted for.
public interface SettlementBook {
    /// One settlement of a kiosk after the other, until the transaction ends.
    void lock(KioskId kiosk);

    Optional<SettlementAnswer> answered(CommandId settlement);

    /// Card money of this kiosk that no settlement has accounted for, oldest first.
    List<OpenSale> open(KioskId kiosk);

    /// @param journal of the ledger, when it matches and moved money
    void add(
            KioskId kiosk,
            SettlementReport report,
            byte[] raw,
            SettlementAnswer answer,
            List<OpenSale> accounted,
            OptionalLong journal,
            Instant at);

    /// A case for finance.
    void openCase(KioskId kiosk, CommandId settlement, String what, Instant at);

    /// Orders of a settlement that matched.
    List<OrderId> ordersOf(CommandId settlement);
}

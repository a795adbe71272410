package vn.hospitalkiosk.gateway.sim.memory;

import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.payment.LateSuccess;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalSales;
import vn.hospitalkiosk.gateway.refund.RefundHouse;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.settlement.SettlementBook;
import vn.hospitalkiosk.gateway.suspense.SuspenseHouse;

/// Every store port of the money core, over one database.
///
/// @param takings what a kiosk took today, for caps
public record MoneyStores(
        PaymentHouse.Stores payment,
        RefundRegister register,
        HisNews news,
        TerminalSales sales,
        SettlementBook settlements,
        Takings takings) {
    public RefundHouse.Stores refunds() {
        return new RefundHouse.Stores(
                payment.transactions(),
                register,
                payment.holdings(),
                payment.intents(),
                payment.evidences(),
                payment.ledger(),
                news,
                payment.audit());
    }

    public SuspenseHouse.Stores suspense(LateSuccess lateSuccess) {
        return new SuspenseHouse.Stores(
                payment.transactions(),
                payment.holdings(),
                payment.intents(),
                lateSuccess,
                payment.ledger(),
                news,
                payment.audit());
    }
}

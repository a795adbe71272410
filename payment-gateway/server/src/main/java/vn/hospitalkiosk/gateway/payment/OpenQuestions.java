package vn.hospitalkiosk.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.people.FourEyes;

/// The doorway for people to payments whose outcome is not known. The psps are asked about them for ever; two people may know sooner.
public interface OpenQuestions {
    /// Unresolved payments made before that long ago, oldest first.
    List<Open> olderThan(Duration age, int most);

    /// Enters what two people found out as evidence; it is judged like a psp's word, and later evidence against it is not lost.
    ///
    /// @param source where they saw it, `VNPT portal, screenshot 17`
    Decided end(PaymentId payment, FourEyes eyes, Found found, String source);

    sealed interface Found {
        /// @param transaction the psp's id of the movement of money, as its portal or statement shows it
        record Taken(Vnd amount, String transaction) implements Found {}

        record NotTaken() implements Found {}
    }

    /// @param order our id at the psp, to look it up there
    record Open(
            PaymentId payment,
            String reference,
            String order,
            BillId bill,
            PspCode psp,
            KioskId kiosk,
            Vnd amount,
            Instant since,
            int timesAsked) {}
}

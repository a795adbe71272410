package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.TransferCodes;

/// One intent to take money, of one bill or as a deposit, through one psp. What never changes, and its [Progress].
///
/// @param order our id of the order at the psp, unguessable
/// @param reference what people say to each other, see [References]
/// @param expiresAt when the QR may no longer be scanned
public record PaymentIntent(
        PaymentId id,
        KioskId kiosk,
        VisitId visit,
        BillId bill,
        PspCode psp,
        OrderId order,
        String reference,
        Vnd amount,
        String payee,
        Instant createdAt,
        Instant expiresAt,
        Progress progress,
        Purpose purpose) {

    /// For a bill.
    public PaymentIntent(
            PaymentId id,
            KioskId kiosk,
            VisitId visit,
            BillId bill,
            PspCode psp,
            OrderId order,
            String reference,
            Vnd amount,
            String payee,
            Instant createdAt,
            Instant expiresAt,
            Progress progress) {
        this(
                id,
                kiosk,
                visit,
                bill,
                psp,
                order,
                reference,
                amount,
                payee,
                createdAt,
                expiresAt,
                progress,
                new Purpose.Bill());
    }

    PaymentIntent with(Progress changed) {
        return new PaymentIntent(
                id, kiosk, visit, bill, psp, order, reference, amount, payee, createdAt, expiresAt,
                changed, purpose);
    }

    /// @param info first words of what the payer reads in the app
    public Psp.Order atPsp(String info) {
        return new Psp.Order(order, amount, info + " " + reference, createdAt);
    }

    PaymentView view() {
        boolean scannable = progress.state().code().isOpen();
        return new PaymentView(
                id,
                progress.version(),
                bill,
                psp,
                progress.state().code(),
                amount,
                reference,
                payee,
                scannable ? progress.qrContent() : Optional.empty(),
                scannable ? Optional.of(expiresAt) : Optional.empty(),
                progress.asking().lastAt(),
                progress.asking().times(),
                progress.asking().nextAt(),
                progress.receiptNumber(),
                progress.capturedAt(),
                TransferCodes.isCode(order) ? Optional.of(order.value()) : Optional.empty(),
                Optional.empty(),
                progress.refusal(),
                Optional.of(progress.payer().received()).filter(Vnd::isPositive),
                Optional.of(scannable && progress.payer().begun()));
    }
}

package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// A payment as its kiosk may see it; also the data of the server-sent event `payment`.
///
/// @param version grows by one with each change; a lower one must not replace a higher one
/// @param reference what patient and finance say to each other, `KH03-7K2M9Q`
/// @param qrContent text to encode as QR, while the payer may scan
/// @param expiresAt when the QR must be covered
/// @param receiptNumber số phiếu thu, once money was taken
/// @param capturedAt when the gateway stored the proof of payment
/// @param transferCode what a transfer's note must hold, for methods whose payers may type it
/// @param cancelledWhy why the gateway cancelled it, or the psp refused it, when not because the patient asked: M50 paid at another place, M51 the bill is void, M52 it changed
/// @param received all money that came for it, when any came
/// @param begun the payer has scanned and not paid yet; known only of psps that ask before they take money
/// @param statusPage address under which the payer may look the state up, where the hospital has a public one; it names nobody
public record PaymentView(
        PaymentId id,
        long version,
        BillId bill,
        PspCode psp,
        PaymentState state,
        Vnd amount,
        String reference,
        String payee,
        Optional<String> qrContent,
        Optional<Instant> expiresAt,
        Optional<Instant> lastAskedAt,
        int timesAsked,
        Optional<Instant> nextAskAt,
        Optional<String> receiptNumber,
        Optional<Instant> capturedAt,
        Optional<String> transferCode,
        Optional<String> statusPage,
        Optional<FailureCode> cancelledWhy,
        Optional<Vnd> received,
        Optional<Boolean> begun) {
    /// Without what only some payments have.
    public PaymentView(
            PaymentId id,
            long version,
            BillId bill,
            PspCode psp,
            PaymentState state,
            Vnd amount,
            String reference,
            String payee,
            Optional<String> qrContent,
            Optional<Instant> expiresAt,
            Optional<Instant> lastAskedAt,
            int timesAsked,
            Optional<Instant> nextAskAt,
            Optional<String> receiptNumber,
            Optional<Instant> capturedAt) {
        this(
                id,
                version,
                bill,
                psp,
                state,
                amount,
                reference,
                payee,
                qrContent,
                expiresAt,
                lastAskedAt,
                timesAsked,
                nextAskAt,
                receiptNumber,
                capturedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PaymentView withStatusPage(Optional<String> address) {
        return new PaymentView(
                id,
                version,
                bill,
                psp,
                state,
                amount,
                reference,
                payee,
                qrContent,
                expiresAt,
                lastAskedAt,
                timesAsked,
                nextAskAt,
                receiptNumber,
                capturedAt,
                transferCode,
                address,
                cancelledWhy,
                received,
                begun);
    }
}

package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/viettelmoney.yaml`.
///
/// @param paymentPage where the payer's phone goes, up to and with `/PaymentGateway/payment`
/// @param api up to and with `/PaymentAPI/webresources/postData`
/// @param returnPage where Viettel sends the payer's browser afterwards
/// @param secrets folder under `var/` with the files merchant-code, access-code, hash-key (and hash-key.old while it is exchanged)
/// @param terms its create-timeout is for the question that precedes each QR
/// @param partialRefunds whether the contract allows to give back a part
/// @param paymentStatuses what payment_status says about the money
/// @param errorCodes what error_code says about a call
public record ViettelMoneyConfig(
        URI paymentPage,
        URI api,
        URI returnPage,
        String secrets,
        Qr qr,
        Terms terms,
        boolean partialRefunds,
        Map<Meaning, List<String>> paymentStatuses,
        Map<Meaning, List<String>> errorCodes) {
    public enum Qr {
        /// The payment address: any camera opens it.
        PAYMENT_ADDRESS,
        /// Content for the scanner inside the app; known from one integration alone.
        WALLET
    }

    public ViettelMoneyConfig {
        paymentStatuses = Map.copyOf(paymentStatuses);
        errorCodes = Map.copyOf(errorCodes);
    }
}

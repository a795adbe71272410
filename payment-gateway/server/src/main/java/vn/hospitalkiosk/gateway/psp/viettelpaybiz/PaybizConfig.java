package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/viettelpaybiz.yaml`.
///
/// @param api up to and with `/payment-gateway/public/api`
/// @param paths what follows it
/// @param returnPage where Viettel sends the payer's browser afterwards
/// @param secrets folder under `var/` with the files merchant-code, access-token, signing-key, viettel-key (and viettel-key.old while it is exchanged)
/// @param paymentMethod sent with an order unless it is empty
/// @param amountScale what an amount in đồng is multiplied with on the wire
/// @param answerCodes what the status of an answer says about the call
/// @param transactionStatuses what transactionStatus says about the money
/// @param errorCodes what errorCode says about why nothing was paid
public record PaybizConfig(
        URI api,
        Paths paths,
        URI returnPage,
        String secrets,
        Signing signing,
        String paymentMethod,
        int amountScale,
        Terms terms,
        Map<Meaning, List<String>> answerCodes,
        Map<Meaning, List<String>> transactionStatuses,
        Map<Meaning, List<String>> errorCodes) {
    /// Each begins with a slash.
    public record Paths(String create, String search, String refund) {}

    /// @param header of our calls and of Viettel's answers
    /// @param callbackHeader of Viettel's own calls
    public record Signing(String header, String callbackHeader, Form form) {}

    /// How the two numbers of a signature are written; which one Viettel takes is not public.
    public enum Form {
        DER("SHA256withECDSA"),
        P1363("SHA256withECDSAinP1363Format");

        private final String algorithm;

        Form(String algorithm) {
            this.algorithm = algorithm;
        }

        String algorithm() {
            return algorithm;
        }
    }

    public PaybizConfig {
        if (amountScale != 1 && amountScale != 100) {
            throw new IllegalArgumentException("psp/viettelpaybiz.yaml: amount-scale is 1 or 100");
        }
        answerCodes = Map.copyOf(answerCodes);
        transactionStatuses = Map.copyOf(transactionStatuses);
        errorCodes = Map.copyOf(errorCodes);
    }
}

package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/vnptmoney.yaml`. The texts are signed as they stand here, so none may hold a `|`.
///
/// @param endpoint up to and with `/rest/payment/v1.0.6`
/// @param secrets folder under `var/` with the files merchant-service-id, api-key, secret-key (and secret-key.old while it is exchanged)
/// @param version VERSION of every message
/// @param clientIp our address as VNPT wants it told
/// @param qrFields the answer's fields that may hold the QR content; the first that is there is shown
/// @param resultCodes RESPONSE_CODE of answers to our calls: what became of the call
/// @param transactionCodes TRANSACTION_STATUS of a query and RESPONSE_CODE of a notice: what became of the money
public record VnptMoneyConfig(
        URI endpoint,
        String secrets,
        String version,
        String serviceCategory,
        String channel,
        String device,
        String clientIp,
        List<String> qrFields,
        Terms terms,
        Map<Meaning, List<String>> resultCodes,
        Map<Meaning, List<String>> transactionCodes) {
    public VnptMoneyConfig {
        if ((version + serviceCategory + channel + device + clientIp).contains("|")) {
            throw new IllegalArgumentException("psp/vnptmoney.yaml: no text may hold a |");
        }
        qrFields = List.copyOf(qrFields);
        resultCodes = Map.copyOf(resultCodes);
        transactionCodes = Map.copyOf(transactionCodes);
    }
}

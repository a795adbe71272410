package vn.hospitalkiosk.gateway.psp.vnpay;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/vnpay.yaml`. Where VNPAY sends its IPN is registered with VNPAY, not sent: our callback door at `/callbacks/vnpay`.
///
/// @param pay where orders are made, up to and with `vpcpay.html`
/// @param api where questions and refunds go, up to and with `/transaction`
/// @param redirect where a payer ends who paid in a phone's browser
/// @param secrets folder under `var/` with the files tmn-code, hash-secret (and hash-secret.old while it is exchanged)
/// @param orderType kind of goods, from VNPAY's list
/// @param address the gateway's public IP address, as VNPAY is told
/// @param createdBy who asks for refunds, as VNPAY's books show it; nobody's name
/// @param createCodes of the answer to a new order
/// @param queryCodes `vnp_ResponseCode` of a question: whether it was answered at all
/// @param responseCodes `vnp_ResponseCode` of an IPN
/// @param statuses `vnp_TransactionStatus` of a payment
/// @param refundCodes `vnp_ResponseCode` of a refund
/// @param refundStatuses `vnp_TransactionStatus` of a refund
public record VnpayConfig(
        URI pay,
        URI api,
        URI redirect,
        String secrets,
        String orderType,
        String address,
        String createdBy,
        Terms terms,
        Map<Meaning, List<String>> createCodes,
        Map<Meaning, List<String>> queryCodes,
        Map<Meaning, List<String>> responseCodes,
        Map<Meaning, List<String>> statuses,
        Map<Meaning, List<String>> refundCodes,
        Map<Meaning, List<String>> refundStatuses) {
    public VnpayConfig {
        createCodes = Map.copyOf(createCodes);
        queryCodes = Map.copyOf(queryCodes);
        responseCodes = Map.copyOf(responseCodes);
        statuses = Map.copyOf(statuses);
        refundCodes = Map.copyOf(refundCodes);
        refundStatuses = Map.copyOf(refundStatuses);
    }
}

package vn.hospitalkiosk.gateway.psp.zalopay;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/zalopay.yaml`.
///
/// @param endpoint up to and with `/v2`
/// @param callback where ZaloPay reaches our callback door
/// @param redirect where a payer ends who paid in a phone's browser
/// @param secrets folder under `var/` with the files app-id, key1, key2 (and key1.old, key2.old while they are exchanged)
/// @param appUser who pays, as ZaloPay's books show it: one word for all patients, nothing personal
/// @param bankCode `zalopayapp`, or empty: every way the contract has
/// @param customerCodes quick pay; not built, see there
/// @param resultCodes of orders: `1` `2` `3` are return_code, negative ones sub_return_code under 2
/// @param refundCodes the same of refunds, whose numbers mean other things
public record ZaloPayConfig(
        URI endpoint,
        URI callback,
        URI redirect,
        String secrets,
        String storeName,
        String appUser,
        String bankCode,
        Terms terms,
        CustomerCodes customerCodes,
        Map<Meaning, List<String>> resultCodes,
        Map<Meaning, List<String>> refundCodes) {
    /// @param offered must be false: nobody outside ZaloPay has confirmed what the mac of quick_pay covers
    public record CustomerCodes(boolean offered) {}

    public ZaloPayConfig {
        resultCodes = Map.copyOf(resultCodes);
        refundCodes = Map.copyOf(refundCodes);
        if (customerCodes.offered()) {
            throw new IllegalArgumentException(
                    "psp/zalopay.yaml: customer-codes.offered: quick pay is not built, its mac is not confirmed by ZaloPay");
        }
    }
}

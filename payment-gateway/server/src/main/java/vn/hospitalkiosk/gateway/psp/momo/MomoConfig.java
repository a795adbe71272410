package vn.hospitalkiosk.gateway.psp.momo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// `config/psp/momo.yaml`.
///
/// @param endpoint up to and with `/v2/gateway/api`
/// @param callback where MoMo reaches our callback door: a path, no query
/// @param redirect where the app sends a payer who paid in a phone browser
/// @param secrets folder under `var/` with the files partner-code, access-key, secret-key (and secret-key.old while it is exchanged), public-key
/// @param terms MoMo asks for 30 s or more as create-timeout
/// @param customerCodes quick pay, when the contract has it
/// @param resultCodes what MoMo's numbers mean (payments-providers §1.9)
public record MomoConfig(
        URI endpoint,
        URI callback,
        URI redirect,
        String secrets,
        String storeName,
        Terms terms,
        CustomerCodes customerCodes,
        Map<Meaning, List<String>> resultCodes) {
    /// @param pattern of a payer's code, a regular expression
    public record CustomerCodes(boolean offered, String pattern, Vnd least, Vnd most) {}

    public MomoConfig {
        resultCodes = Map.copyOf(resultCodes);
    }
}

package vn.hospitalkiosk.gateway.psp.vnpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// Hex HMAC-SHA512: of links over `key=value` sorted a–z, values form-encoded (a space is `+`), empty ones left out; of questions over values joined with `|` in a fixed order (payments-providers §3.3).
final class VnpaySignature {
    static final String FIELD = "vnp_SecureHash";
    static final List<String> QUERY =
            fields(
                    "RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo");
    static final List<String> QUERY_ANSWER =
            fields(
                    "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo PromotionCode PromotionAmount");
    static final List<String> REFUND =
            fields(
                    "RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo");
    static final List<String> REFUND_ANSWER =
            fields(
                    "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo");
    private static final String ALGORITHM = "HmacSHA512";

    private VnpaySignature() {}

    private static List<String> fields(String names) {
        return List.of(names.split(" ", -1)).stream().map(name -> "vnp_" + name).toList();
    }

    /// The query string that is signed, without the signature.
    static String link(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    static String of(String text, String hashSecret) {
        return Signatures.hmacHex(ALGORITHM, hashSecret, text);
    }

    static String joined(Map<String, String> fields, List<String> order) {
        return order.stream()
                .map(name -> fields.getOrDefault(name, ""))
                .collect(Collectors.joining("|"));
    }

    /// In constant time; upper-case hex counts too.
    static boolean fits(String text, List<String> hashSecrets, String given) {
        return Signatures.fits(
                hashSecrets, secret -> of(text, secret), given.toLowerCase(Locale.ROOT));
    }

    static boolean fits(FlatJson answer, List<String> order, List<String> hashSecrets) {
        return fits(joined(answer.fields(), order), hashSecrets, answer.text(FIELD));
    }
}

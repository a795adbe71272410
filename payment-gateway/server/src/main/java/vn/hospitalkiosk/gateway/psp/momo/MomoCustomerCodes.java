package vn.hospitalkiosk.gateway.psp.momo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// POS quick pay: the payer's code, enciphered with MoMo's RSA key (payments-providers §1.6).
final class MomoCustomerCodes implements CustomerCodes {
    private final MomoConfig config;
    private final MomoDesk desk;
    private final Codes codes;

    MomoCustomerCodes(MomoConfig config, MomoDesk desk, Codes codes) {
        this.config = config;
        this.desk = desk;
        this.codes = codes;
    }

    @Override
    public boolean recognises(String scanned) {
        return scanned.matches(config.customerCodes().pattern());
    }

    @Override
    public Charging charge(Psp.Order order, String scanned) {
        Optional<MomoKeys> keys = desk.keys();
        Optional<String> enciphered = desk.publicKey().flatMap(key -> enciphered(key, scanned));
        if (keys.isEmpty() || enciphered.isEmpty()) {
            return new Charging.Refused(
                    MomoPsp.NOT_SET_UP, "MoMo's secret files or its public key are missing");
        }
        if (order.amount().compareTo(config.customerCodes().least()) < 0
                || order.amount().compareTo(config.customerCodes().most()) > 0) {
            return new Charging.Refused(MomoPsp.REFUSED, "quick pay does not take this amount");
        }
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("amount", Long.toString(order.amount().dong()));
        signed.put("extraData", "");
        signed.put("orderId", order.id().value());
        signed.put("orderInfo", order.info());
        signed.put("paymentCode", enciphered.get());
        signed.put("requestId", order.id().value());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("amount", order.amount().dong());
        more.put("storeName", config.storeName());
        more.put("ipnUrl", config.callback().toString());
        more.put("autoCapture", true);
        Charging charging =
                charged(
                        order,
                        keys.get(),
                        desk.send(
                                Operation.CHARGE,
                                "/pos",
                                keys.get(),
                                signed,
                                more,
                                config.terms().createTimeout()));
        desk.calls().told(Operation.CHARGE, order.id(), charging);
        return charging;
    }

    private Charging charged(Psp.Order order, MomoKeys keys, Answer answer) {
        return switch (answer) {
            case Answer.NotSent(String reason) -> new Charging.Refused(MomoPsp.REFUSED, reason);
            case Answer.None(String reason) -> told(Psp.Telling.silent(reason));
            case Answer.Message message ->
                    FlatJson.parse(message.raw().bytes())
                            .filter(json -> MomoDesk.about(json, order.id().value(), keys))
                            .map(json -> charged(json, message))
                            .orElseGet(() -> told(Psp.Telling.silent("no answer about our order")));
        };
    }

    private Charging charged(FlatJson json, Answer.Message message) {
        String code = json.text("resultCode");
        if (codes.meaning(code).equals(Optional.of(Meaning.REFUSED))) {
            return new Charging.Refused(MomoPsp.REFUSED, Codes.said(code));
        }
        return told(
                Psp.Telling.of(codes.report(code, false, () -> MomoPsp.paid(json)), message.raw()));
    }

    private static Charging told(Psp.Telling telling) {
        return new Charging.Told(telling);
    }

    /// Base64 of RSA PKCS #1 v1.5.
    ///
    /// @param key MoMo's, X.509 in Base64, with or without PEM lines
    private static Optional<String> enciphered(String key, String scanned) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
            return Optional.of(
                    Base64.getEncoder()
                            .encodeToString(rsa.doFinal(scanned.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

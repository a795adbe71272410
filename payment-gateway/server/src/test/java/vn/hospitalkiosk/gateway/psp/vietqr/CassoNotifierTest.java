package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;

class CassoNotifierTest extends BankNoticesContract {
    @Override
    VietQrConfig.Service service() {
        return VietQrConfig.Service.CASSO;
    }

    /// @param sorted the same JSON with its keys sorted
    private static Notices.Incoming signed(String body, String sorted, Instant at, String key) {
        String signature = hmac("HmacSHA512", key, at.toEpochMilli() + "." + sorted);
        return message(
                Map.of("x-casso-signature", "t=" + at.toEpochMilli() + ",v1=" + signature), body);
    }

    @Override
    Notices.Incoming told(String note, String amount, String reference, String key) {
        return told(note, amount, reference, key, NOW);
    }

    private static Notices.Incoming told(
            String note, String amount, String reference, String key, Instant at) {
        return signed(
                "{\"error\":0,\"data\":{\"id\":7,\"reference\":\""
                        + reference
                        + "\",\"description\":\""
                        + note
                        + "\",\"amount\":"
                        + amount
                        + "}}",
                "{\"data\":{\"amount\":"
                        + amount
                        + ",\"description\":\""
                        + note
                        + "\",\"id\":7,\"reference\":\""
                        + reference
                        + "\"},\"error\":0}",
                at,
                key);
    }

    @Test
    void self_computed_vector_also_with_the_keys_in_another_order() {
        Notices notices =
                notices(service(), Instant.ofEpochMilli(1_767_297_845_000L), "CASSO-TEST");
        Map<String, String> header =
                Map.of(
                        "x-casso-signature",
                        "t=1767297845000,v1=e32d3968325ea5c1c1a151387bd139fe8b7d3acb54e141ec43c9c6a2f2f7bc2a06e36ae1d98ce411d6ead894180eccf490e6c9f125fbe8f76f50e6e091b53748");
        for (String body :
                new String[] {
                    "{\"data\":{\"accountNumber\":\"0000000001\",\"amount\":50000,\"bankAbbreviation\":\"VCB\",\"description\":\"KIOSK01000123\",\"id\":7,\"reference\":\"FT0001\",\"transactionDateTime\":\"2026-01-02 03:04:05\"},\"error\":0}",
                    "{\"error\":0,\"data\":{\"id\":7,\"amount\":50000,\"accountNumber\":\"0000000001\",\"bankAbbreviation\":\"VCB\",\"description\":\"KIOSK01000123\",\"transactionDateTime\":\"2026-01-02 03:04:05\",\"reference\":\"FT0001\"}}"
                }) {
            assertThat(notices.read(message(header, body)))
                    .isInstanceOfSatisfying(
                            Notices.Notice.Stray.class,
                            stray -> assertThat(stray.amount()).isEqualTo(new Vnd(50_000)));
        }
    }

    @Test
    void a_message_signed_at_another_time_is_refused() {
        Notices notices = notices(service(), NOW, KEY);
        assertThat(
                        notices.read(
                                told(
                                        "HK7K2M9Q4T6P",
                                        "71480",
                                        "FT1",
                                        KEY,
                                        NOW.minus(Duration.ofMinutes(6)))))
                .isInstanceOf(Notices.Notice.Refused.class);
    }
}

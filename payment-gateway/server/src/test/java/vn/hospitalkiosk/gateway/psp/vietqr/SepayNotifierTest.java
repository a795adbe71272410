package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;

class SepayNotifierTest extends BankNoticesContract {
    @Override
    VietQrConfig.Service service() {
        return VietQrConfig.Service.SEPAY;
    }

    private static Notices.Incoming signed(String body, Instant at, String key) {
        String seconds = Long.toString(at.getEpochSecond());
        return message(
                Map.of(
                        "x-sepay-timestamp",
                        seconds,
                        "x-sepay-signature",
                        "sha256=" + hmac("HmacSHA256", key, seconds + "." + body)),
                body);
    }

    private static String body(String note, String amount, String reference, String type) {
        return "{\"id\":7,\"gateway\":\"Vietcombank\",\"accountNumber\":\"0000000001\",\"code\":null,\"content\":\""
                + note
                + "\",\"transferType\":\""
                + type
                + "\",\"transferAmount\":"
                + amount
                + ",\"accumulated\":0,\"subAccount\":null,\"referenceCode\":\""
                + reference
                + "\",\"description\":\"\"}";
    }

    @Override
    Notices.Incoming told(String note, String amount, String reference, String key) {
        return signed(body(note, amount, reference, "in"), NOW, key);
    }

    @Test
    void self_computed_vector() {
        String body =
                "{\"id\":92704,\"gateway\":\"Vietcombank\",\"transactionDate\":\"2026-01-02 03:04:05\",\"accountNumber\":\"0000000001\",\"code\":\"KIOSK01000123\",\"content\":\"KIOSK01000123 vien phi\",\"transferType\":\"in\",\"transferAmount\":50000,\"accumulated\":0,\"subAccount\":null,\"referenceCode\":\"FT0001\",\"description\":\"\"}";
        assertThat(
                        notices(service(), Instant.ofEpochSecond(1_767_297_845), "SEPAY-TEST")
                                .read(
                                        message(
                                                Map.of(
                                                        "x-sepay-timestamp",
                                                        "1767297845",
                                                        "x-sepay-signature",
                                                        "sha256=b161fa680b0945b7eacdc5fc958d51aad4d040ec3c2d04fc6523dd13ec94962d"),
                                                body)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Stray.class,
                        stray -> assertThat(stray.amount()).isEqualTo(new Vnd(50_000)));
    }

    @Test
    void a_row_of_money_out_never_pays_anything() {
        Notices notices = notices(service(), NOW, KEY);
        assertThat(notices.read(signed(body("HK7K2M9Q4T6P", "71480", "FT1", "out"), NOW, KEY)))
                .isInstanceOf(Notices.Notice.Answered.class);
        assertThat(notices.read(signed(body("HK7K2M9Q4T6P", "71480", "FT1", "?"), NOW, KEY)))
                .isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void a_message_signed_at_another_time_is_refused() {
        Notices notices = notices(service(), NOW, KEY);
        String body = body("HK7K2M9Q4T6P", "71480", "FT1", "in");
        for (Duration away : new Duration[] {Duration.ofMinutes(6), Duration.ofMinutes(-6)}) {
            assertThat(notices.read(signed(body, NOW.plus(away), KEY)))
                    .isInstanceOf(Notices.Notice.Refused.class);
        }
        assertThat(notices.read(signed(body, NOW.plus(Duration.ofMinutes(4)), KEY)))
                .isInstanceOf(Notices.Notice.Genuine.class);
        assertThat(notices.read(message(Map.of(), body)))
                .isInstanceOf(Notices.Notice.Refused.class);
    }
}

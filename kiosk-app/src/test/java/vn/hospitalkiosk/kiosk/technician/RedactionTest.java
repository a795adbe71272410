package vn.hospitalkiosk.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "number 056078008246 read",
                "056078008246|012345678|NGUYEN",
                "\"patient\":\"056 078 008 246\"",
                "056-078-008-246",
                "056.078.008.246",
                "card GD4569999900731.",
                "DN 4799999900123",
                "bhyt 4569999907",
                "pan=9704000000004275;",
                "9704 0000 0000 4275",
                "9704-0000-0000-4275",
                ";9704000000004275=30122010000000000000?",
                "303536303738303038323436",
                "39373034303030303030303034323735"
            })
    void what_looks_like_a_person_or_a_card_is_blanked(String text) {
        Redaction.Cleaned cleaned = Redaction.clean(text);
        assertThat(cleaned.blanked()).isPositive();
        assertThat(cleaned.text()).contains("[xoá]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T22:24:28.123456+07:00 INFO",
                "12345 ms > GS ( H, 11 bytes",
                "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10XXXXX-if00-port0",
                "192.168.1.60:9100",
                "usb 04b8:0202, firmware 1.0.22.11312",
                "970400******4275",
                "K03-C12 34 frames",
                "0123456789ab-4def",
                "1234567890123"
            })
    void what_technicians_need_stays(String text) {
        assertThat(Redaction.clean(text)).isEqualTo(new Redaction.Cleaned(text, 0));
    }

    @Test
    void each_number_is_counted_once() {
        assertThat(Redaction.clean("056078008246 and 9704000000004275").blanked()).isEqualTo(2);
    }
}

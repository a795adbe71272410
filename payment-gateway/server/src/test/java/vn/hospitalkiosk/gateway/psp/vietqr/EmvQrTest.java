package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;

/// Vectors of payments-providers §5.2. That malformed ones are refused is tested where QRs are read: at the virtual bank.
class EmvQrTest {
    private static final Vnd AMOUNT = new Vnd(50_000);

    @Test
    void self_computed_vietcombank_50000_with_a_note() {
        assertThat(EmvQr.transfer("970436", "0000000001", AMOUNT, "KIOSK01000123"))
                .isEqualTo(
                        "00020101021238540010A00000072701240006970436011000000000010208QRIBFTTA53037045405500005802VN62170813KIOSK010001236304EB0C");
    }

    @Test
    void official_napas_checksums() {
        for (String qr :
                new String[] {
                    "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5",
                    "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
                    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E",
                    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203"
                }) {
            assertThat(EmvQr.sealed(qr.substring(0, qr.length() - 8))).isEqualTo(qr);
        }
    }

    @Test
    void official_napas_fields_of_an_account() {
        assertThat(
                        EmvQr.field(
                                "38",
                                EmvQr.field("00", "A000000727")
                                        + EmvQr.field(
                                                "01",
                                                EmvQr.field("00", "970403")
                                                        + EmvQr.field("01", "0011012345678"))
                                        + EmvQr.field("02", "QRIBFTTA")))
                .isEqualTo("38570010A00000072701270006970403011300110123456780208QRIBFTTA");
    }

    @Test
    void what_does_not_fit_is_never_shown() {
        assertThatThrownBy(() -> EmvQr.transfer("970436", "1", Vnd.ZERO, "A"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmvQr.transfer("970436", "1", AMOUNT, "A".repeat(26)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmvQr.transfer("970436", "1", AMOUNT, "viện phí"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmvQr.field("01", "x".repeat(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

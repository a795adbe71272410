package vn.hospitalkiosk.virtual.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vectors of payments-providers §5.2: the official NAPAS ones and the self-computed one.
class ScannedQrTest {
    private static final String OWN =
            "00020101021238540010A00000072701240006970436011000000000010208QRIBFTTA53037045405500005802VN62170813KIOSK010001236304EB0C";

    @Test
    void official_static_card() {
        assertThat(
                        ScannedQr.read(
                                "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"))
                .contains(new ScannedQr("970403", "9704031101234567", 0, ""));
    }

    @Test
    void official_dynamic_account_and_card() {
        assertThat(
                        ScannedQr.read(
                                "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"))
                .contains(new ScannedQr("970403", "0011012345678", 180_000, "thanh toan don hang"));
        assertThat(
                        ScannedQr.read(
                                "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203"))
                .contains(
                        new ScannedQr(
                                "970403", "9704031101234567", 180_000, "thanh toan don hang"));
    }

    @Test
    void official_but_broken_inside_or_with_a_wrong_checksum() {
        assertThat(
                        ScannedQr.read(
                                "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5"))
                .as("right checksum, a length that does not fit")
                .isEmpty();
        assertThat(
                        ScannedQr.read(
                                "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304A203"))
                .as("the checksum of another text")
                .isEmpty();
    }

    @Test
    void self_computed_also_with_a_small_checksum() {
        ScannedQr wanted = new ScannedQr("970436", "0000000001", 50_000, "KIOSK01000123");
        assertThat(ScannedQr.read(OWN)).contains(wanted);
        assertThat(ScannedQr.read(OWN.replace("EB0C", "eb0c"))).contains(wanted);
    }

    @Test
    void garbage_is_no_qr_and_never_throws() {
        Random random = new Random(20261125);
        for (int round = 0; round < 10_000; round++) {
            char[] text = OWN.toCharArray();
            text[random.nextInt(text.length - 4)] ^= (char) (1 << random.nextInt(7));
            String cut = new String(text, 0, random.nextInt(text.length) + 1);
            assertThat(ScannedQr.read(cut)).isEmpty();
        }
    }
}

package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.TestSetting;

class VietQrPspTest {
    private static final Instant PLACED = Instant.parse("2026-11-25T01:02:03Z");
    private static final Psp.Order ORDER =
            new Psp.Order(new OrderId("HK7K2M9Q4T6P"), new Vnd(71_480), "Vien phi", PLACED);

    private static Psp psp(Instant now, String account) {
        TestSetting setting = new TestSetting(Clock.fixed(now, ZoneOffset.UTC));
        setting.secrets.put("notifier-key", "K");
        VietQrConfig config =
                new VietQrConfig(
                        "970436",
                        account,
                        VietQrConfig.Service.SEPAY,
                        "secrets/psp/vietqr",
                        Duration.ofMinutes(5),
                        BankNoticesContract.terms());
        return VietQrModule.psp(config, setting.secrets(""), setting);
    }

    @Test
    void the_qr_carries_amount_account_and_code_and_nothing_of_the_patient() {
        assertThat(psp(PLACED, "0000000001").place(ORDER))
                .isInstanceOfSatisfying(
                        Psp.Placing.Placed.class,
                        placed ->
                                assertThat(placed.qrContent())
                                        .contains("54057148", "62160812HK7K2M9Q4T6P", "0000000001")
                                        .doesNotContain("Vien"));
    }

    @Test
    void nobody_knows_of_a_transfer_until_it_is_told_and_the_payment_still_ends() {
        assertThat(psp(PLACED, "1").ask(ORDER).report()).isEqualTo(new PspReport.Waiting());
        assertThat(psp(PLACED.plus(Duration.ofMinutes(5)), "1").ask(ORDER).report())
                .isEqualTo(new PspReport.NotFound());
    }

    @Test
    void without_an_account_it_is_not_offered_and_nothing_is_concluded() {
        Psp psp = psp(PLACED, "");
        assertThat(psp.availability()).isInstanceOf(Psp.Availability.Unavailable.class);
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void no_program_gives_money_back_and_the_code_can_be_read_out() {
        Psp psp = psp(PLACED, "1");
        assertThat(psp.refunds()).isEmpty();
        assertThat(psp.naming()).isEqualTo(Psp.Naming.TRANSFER_CODE);
    }
}

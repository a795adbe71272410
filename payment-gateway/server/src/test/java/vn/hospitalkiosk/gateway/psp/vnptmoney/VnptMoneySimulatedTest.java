package vn.hospitalkiosk.gateway.psp.vnptmoney;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.SimulatedBrand;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// The adapter against the virtual hospital's VNPT, which shares no code with it.
@Timeout(120)
class VnptMoneySimulatedTest {
    private static final Vnd AMOUNT = new Vnd(71_480);

    private @TempDir Path var;
    private SimulatedBrand vnpt;
    private Psp psp;

    @BeforeEach
    void open() throws IOException {
        vnpt = new SimulatedBrand("vnptmoney", var);
        psp = adapter(Duration.ofSeconds(20));
        vnpt.opened(psp);
    }

    private Psp adapter(Duration timeout) {
        VnptMoneyConfig config =
                new VnptMoneyConfig(
                        URI.create(vnpt.http() + "/vnptmoney/rest/payment/v1.0.6"),
                        "",
                        "1.0.6",
                        "57",
                        "1",
                        "1",
                        "127.0.0.1",
                        List.of("QRCODE_DATA"),
                        TestSetting.terms(timeout, 100),
                        Map.of(
                                Meaning.PAID, List.of("00"),
                                Meaning.NOT_FOUND, List.of("05"),
                                Meaning.REFUSED, List.of("02", "07"),
                                Meaning.UNSURE, List.of("03", "99")),
                        Map.of(
                                Meaning.PAID, List.of("00"),
                                Meaning.WAITING, List.of("PENDING"),
                                Meaning.EXPIRED, List.of("EXPIRED"),
                                Meaning.DECLINED, List.of("01")));
        return VnptMoneyModule.psp(config, vnpt.secrets(), new TestSetting(Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        psp.close();
        vnpt.close();
    }

    private static Psp.Order order(String id) {
        return new Psp.Order(
                new OrderId(id), AMOUNT, "Vien phi KH01-7K2M9Q", Instant.now().minusSeconds(70));
    }

    private static PspReport report(Notices.Notice notice) {
        assertThat(notice).isInstanceOf(Notices.Notice.Genuine.class);
        return ((Notices.Notice.Genuine) notice).report();
    }

    @Test
    void placed_approved_told_twice_and_asked() throws Exception {
        Psp.Order order = order("HKONE");
        assertThat(psp.ask(order).report()).isEqualTo(new PspReport.NotFound());
        assertThat(psp.place(order)).isInstanceOf(Psp.Placing.Placed.class);
        assertThat(psp.ask(order).report()).isEqualTo(new PspReport.Waiting());
        vnpt.mood("{\"ipn\":\"twice\"}");
        assertThat(vnpt.payer(order.id(), "approve")).isEqualTo(200);
        PspReport told = report(vnpt.next());
        assertThat(told)
                .isInstanceOfSatisfying(
                        PspReport.Paid.class, paid -> assertThat(paid.amount()).isEqualTo(AMOUNT));
        assertThat(report(vnpt.next())).isEqualTo(told);
        assertThat(vnpt.words(2)).allMatch(List.of("00", "02")::contains);
        assertThat(psp.ask(order).report()).isEqualTo(told);
        assertThat(psp.place(order)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void with_the_callback_door_shut_a_question_finds_the_money() throws Exception {
        vnpt.mood("{\"ipn\":\"never\"}");
        Psp.Order order = order("HKTWO");
        psp.place(order);
        vnpt.payer(order.id(), "approve");
        assertThat(psp.ask(order).report()).isInstanceOf(PspReport.Paid.class);
        assertThat(vnpt.silentFor(200)).isTrue();
    }

    @Test
    void with_questions_failing_the_notice_alone_tells() throws Exception {
        vnpt.mood("{\"query\":\"error\"}");
        Psp.Order order = order("HKTHREE");
        psp.place(order);
        vnpt.payer(order.id(), "decline");
        assertThat(psp.ask(order).report()).isInstanceOf(PspReport.Silent.class);
        assertThat(report(vnpt.next())).isInstanceOf(PspReport.Declined.class);
    }

    @Test
    void a_tampered_notice_is_refused_and_says_so() throws Exception {
        vnpt.mood("{\"ipn\":\"tampered\"}");
        Psp.Order order = order("HKFOUR");
        psp.place(order);
        vnpt.payer(order.id(), "approve");
        assertThat(vnpt.next()).isInstanceOf(Notices.Notice.Refused.class);
        // Our answer names no order, so that a stranger's words are never signed.
        assertThat(vnpt.words(1)).first().isEqualTo("97");
        assertThat(psp.ask(order).report()).isInstanceOf(PspReport.Paid.class);
    }

    @Test
    void an_order_without_an_answer_exists_and_one_refused_does_not() throws Exception {
        vnpt.mood("{\"create\":\"timeout\"}");
        try (Psp hurried = adapter(Duration.ofSeconds(2))) {
            Psp.Order order = order("HKFIVE");
            assertThat(hurried.place(order)).isInstanceOf(Psp.Placing.NotKnown.class);
            assertThat(psp.ask(order).report()).isEqualTo(new PspReport.Waiting());
        }
        vnpt.mood("{\"create\":\"error\"}");
        assertThat(psp.place(order("HKSIX"))).isInstanceOf(Psp.Placing.NotKnown.class);
        assertThat(psp.ask(order("HKSIX")).report()).isEqualTo(new PspReport.NotFound());
    }
}

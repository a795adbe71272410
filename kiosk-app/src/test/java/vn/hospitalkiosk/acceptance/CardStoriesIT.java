package vn.hospitalkiosk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.virtual.stage.Build;
import vn.hospitalkiosk.virtual.stage.CardPayment;
import vn.hospitalkiosk.virtual.stage.KioskProgram;
import vn.hospitalkiosk.virtual.stage.Outcome;
import vn.hospitalkiosk.virtual.stage.Patience;
import vn.hospitalkiosk.virtual.stage.Rehearsal;
import vn.hospitalkiosk.virtual.stage.Stage;

/// Paying at the card terminal when things go wrong, over the running parts; the terminal's own ledger, the gateway's tally and the HIS judge.
class CardStoriesIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration AT_THE_TERMINAL = Duration.ofSeconds(4);

    @TempDir static Path var;

    private static Stage stage;
    private static KioskProgram kiosk;
    private static CardPayment terminal;
    private Rehearsal patient;
    private Outcome outcome;

    @BeforeAll
    static void startTheHospital() throws IOException {
        stage = new Stage(Build.ofThisCheckout(), var, freePortBase());
        stage.startServices();
        kiosk = stage.startKiosk(true);
        terminal = new CardPayment(stage, CardPayment.Codec.HYPERCOM);
    }

    @AfterAll
    static void stopTheHospital() {
        if (stage != null) {
            stage.close();
        }
    }

    private static int freePortBase() {
        return IntStream.iterate(24_100, base -> base < 24_900, base -> base + 3)
                .filter(CardStoriesIT::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int base) {
        try (ServerSocket a = new ServerSocket(base);
                ServerSocket b = new ServerSocket(base + 637)) {
            return a.isBound() && b.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @BeforeEach
    void aNewDay() {
        stage.hospitalWeb().post("/control/card", Map.of("action", "remove"));
        terminal.calm();
        terminal.takes(AT_THE_TERMINAL);
        patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
        patient.newDay();
        kiosk.await("welcome", SOON);
        kiosk.forgetMarks();
        outcome = new Outcome(stage);
        patient.identify();
        patient.checkIn();
    }

    private void paidOnce() {
        Patience.until(
                "the HIS's invoice to be balanced",
                SOON,
                () -> outcome.invoice().path("status").asString("").equals("balanced"));
        assertThat(outcome.captures()).isEqualTo(1);
        assertThat(outcome.paymentsOfNewestInvoice()).isEqualTo(1);
    }

    @Test
    void a_declined_card_takes_nothing_and_the_next_one_pays() {
        terminal.always("decline");
        patient.chooseCard();
        kiosk.await("method", SOON);
        assertThat(kiosk.texts()).contains("Thẻ chưa thanh toán được");
        assertThat(outcome.captures()).isZero();
        terminal.calm();
        kiosk.click("choose-card");
        kiosk.await("success", SOON);
        paidOnce();
        patient.awaitSlip();
        patient.finish();
    }

    @Test
    void silent_after_the_card_is_not_known_until_the_last_transaction_tells() {
        long before = terminal.approved();
        patient.chooseCard();
        terminal.cable(false);
        Patience.until(
                "the terminal to take the money without being heard",
                SOON,
                () -> terminal.approved() == before + 1);
        assertThat(outcome.captures()).isZero();
        terminal.cable(true);
        kiosk.await("success", Duration.ofSeconds(240));
        paidOnce();
        assertThat(terminal.approved()).as("no second sale").isEqualTo(before + 1);
        patient.awaitSlip();
        patient.finish();
    }

    @Test
    void a_kiosk_killed_between_approval_and_report_loses_nothing() {
        long before = terminal.approved();
        patient.chooseCard();
        stage.gateway().kill();
        Patience.until("the terminal's approval", SOON, () -> terminal.approved() == before + 1);
        kiosk.kill();
        stage.startGateway();
        kiosk = stage.startKiosk(true);
        paidOnce();
        assertThat(terminal.approved()).as("no second sale").isEqualTo(before + 1);
        kiosk.await("success", SOON);
        kiosk.await("welcome", SOON);
    }

    @Test
    void a_wrong_amount_is_voided_and_the_bill_stays_open() {
        long before = terminal.approved();
        terminal.always("wrong-amount");
        patient.chooseCard();
        kiosk.await("method", SOON);
        terminal.calm();
        assertThat(terminal.approved()).as("what was taken was voided").isEqualTo(before);
        assertThat(outcome.captures()).isZero();
        kiosk.click("choose-card");
        kiosk.await("success", SOON);
        paidOnce();
        patient.awaitSlip();
        patient.finish();
    }

    @Test
    void the_day_is_settled_on_request_and_agrees() throws IOException {
        patient.payByCard();
        paidOnce();
        patient.finish();
        Files.writeString(var.resolve("run/settle-now"), "");
        Patience.until("the terminal's settlement", SOON, terminal::allSettled);
        Patience.until(
                "the gateway to agree",
                SOON,
                () -> stage.console().metric("settlements_matched_total") > 0);
        assertThat(stage.console().metric("settlement_differences_total")).isZero();
        assertThat(List.of(outcome.captures())).containsExactly(1L);
    }
}

package vn.hospitalkiosk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.virtual.stage.Build;
import vn.hospitalkiosk.virtual.stage.KioskProgram;
import vn.hospitalkiosk.virtual.stage.Outcome;
import vn.hospitalkiosk.virtual.stage.Patience;
import vn.hospitalkiosk.virtual.stage.Rehearsal;
import vn.hospitalkiosk.virtual.stage.Stage;

/// What goes wrong in a hall, over the running parts: real window, real devices on their wires, gateway and database as processes of their own.
class FailureStoriesIT {
    private static final Duration SOON = Duration.ofSeconds(45);

    @TempDir static Path var;

    private static Stage stage;
    private static KioskProgram kiosk;
    private Rehearsal patient;
    private Outcome outcome;

    @BeforeAll
    static void startTheHospital() throws IOException {
        stage = new Stage(Build.ofThisCheckout(), var, freePortBase());
        stage.gatewayArguments(List.of("--psp.momo.terms.create-timeout=3s"));
        stage.startServices();
        kiosk = stage.startKiosk(true);
    }

    @AfterAll
    static void stopTheHospital() {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void aNewDay() {
        everythingWorks();
        patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
        patient.newDay();
        kiosk.await("welcome", Duration.ofSeconds(90));
        // While the HIS is thought to be away, the same button gives out numbers.
        Patience.until(
                "the kiosk to know that the HIS is back",
                SOON,
                () -> kiosk.texts().contains("Đăng ký khám"));
        kiosk.forgetMarks();
        outcome = new Outcome(stage);
    }

    @AfterEach
    void everythingWorks() {
        momo("ipn", "normal");
        momo("create", "normal");
        momo("query", "normal");
        his(true);
        paper("ok");
        stage.hospitalWeb().post("/control/card", Map.of("action", "remove"));
    }

    @Test
    void a_callback_that_comes_twice_takes_the_money_once() {
        momo("ipn", "twice");
        patient.approve(qrOnScreen());
        patient.awaitSlip();
        paidOnce();
        patient.finish();
    }

    @Test
    void a_callback_with_one_byte_changed_changes_nothing_and_is_audited() {
        momo("ipn", "tampered");
        momo("query", "error");
        String order = qrOnScreen();
        long refusedBefore = stage.refusedCallbacks();
        patient.approve(order);
        Patience.until(
                "the forged callback to be refused",
                SOON,
                () -> stage.refusedCallbacks() > refusedBefore);
        assertThat(outcome.captures()).isZero();
        kiosk.await("qr");
        momo("query", "normal");
        patient.awaitSlip();
        paidOnce();
        patient.finish();
    }

    @Test
    void a_callback_that_never_comes_is_made_up_for_by_asking() {
        momo("ipn", "never");
        patient.approve(qrOnScreen());
        patient.awaitSlip();
        paidOnce();
        patient.finish();
    }

    @Test
    void a_create_without_answer_is_unresolved_never_failed_and_ends_by_asking() {
        momo("create", "timeout");
        momo("ipn", "never");
        patient.identify();
        patient.checkIn();
        kiosk.click("primary");
        kiosk.await("method");
        kiosk.click("choose-momo");
        kiosk.await("unknown-outcome");
        assertThat(outcome.captures()).isZero();
        patient.approve(patient.openOrder());
        patient.awaitSlip();
        paidOnce();
        patient.finish();
    }

    @Test
    void a_gateway_killed_after_storing_the_callback_before_anyone_heard_loses_nothing()
            throws InterruptedException {
        String order = qrOnScreen();
        his(false);
        kiosk.program().pause();
        patient.approve(order);
        Patience.until("the callback to be stored", SOON, () -> patient.callbackAnswered(order));
        stage.gateway().kill();
        kiosk.program().resume();
        his(true);
        // The kiosk hears of it before the console answers us, and shows it for 15 s only.
        Thread starting = Thread.ofPlatform().start(stage::startGateway);
        kiosk.await("success", Duration.ofMinutes(2));
        patient.awaitSlip();
        patient.finish();
        starting.join();
        paidOnce();
    }

    @Test
    void a_his_that_is_down_gets_the_payment_when_it_is_back() {
        String order = qrOnScreen();
        his(false);
        patient.approve(order);
        patient.awaitSlip();
        assertThat(outcome.captures()).isEqualTo(1);
        his(true);
        paidOnce();
        patient.finish();
    }

    @Test
    void without_paper_the_number_stays_on_the_screen_and_the_journey_ends_well() {
        String order = qrOnScreen();
        paper("out");
        patient.approve(order);
        kiosk.await("take-photo");
        assertThat(kiosk.texts())
                .contains(outcome.encounter().path("queueNumber").asString("none"));
        assertThat(outcome.captures()).isEqualTo(1);
        assertThat(outcome.newSlips()).isEmpty();
        kiosk.click("primary");
        kiosk.await("welcome");
    }

    @Test
    void a_card_pulled_in_mid_read_is_explained_and_the_next_read_works() {
        kiosk.click("start-register");
        kiosk.await("identify");
        stage.hospitalWeb().post("/control/scanner", Map.of("code", "cccd"));
        stage.hospitalWeb().post("/control/card", Map.of("action", "insert", "pullAtApdu", 6));
        kiosk.await("card-trouble");
        assertThat(kiosk.texts()).contains("Thẻ bị nhấc ra trước khi đọc xong");
        stage.hospitalWeb().post("/control/card", Map.of("action", "insert"));
        kiosk.await("confirm");
        kiosk.click("not-me");
        kiosk.await("identify");
        kiosk.click("back");
        kiosk.await("welcome");
    }

    @Test
    void a_kiosk_killed_while_the_code_is_on_screen_knows_what_became_of_the_payment() {
        String order = qrOnScreen();
        kiosk.kill();
        patient.approve(order);
        kiosk = stage.startKiosk(true);
        patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
        patient.awaitSlip();
        paidOnce();
        patient.finish();
    }

    private String qrOnScreen() {
        patient.identify();
        patient.checkIn();
        return patient.showQr();
    }

    /// One capture, one payment at the HIS, one slip, invoice balanced.
    private void paidOnce() {
        Patience.until(
                "the HIS's invoice to be balanced",
                SOON,
                () -> outcome.invoice().path("status").asString("").equals("balanced"));
        assertThat(outcome.captures()).isEqualTo(1);
        assertThat(outcome.paymentsOfNewestInvoice()).isEqualTo(1);
        assertThat(outcome.newSlips()).hasSize(1);
    }

    private static void momo(String what, String mood) {
        stage.hospitalWeb().post("/control/momo", Map.of(what, mood));
    }

    private static void his(boolean up) {
        stage.hospitalWeb().post("/control/his", Map.of("up", up));
    }

    private static void paper(String state) {
        stage.hospitalWeb().post("/control/printer", Map.of("paper", state));
    }

    private static int freePortBase() throws IOException {
        for (int base = 20_443; base < 30_000; base += 1_000) {
            int start = base;
            if (IntStream.of(0, 1, 2, 637, 638, 639, 640)
                    .map(offset -> start + offset)
                    .allMatch(FailureStoriesIT::isFree)) {
                return base;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket =
                new ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

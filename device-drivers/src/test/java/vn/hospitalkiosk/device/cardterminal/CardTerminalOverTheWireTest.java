package vn.hospitalkiosk.device.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.LedgerEntry;
import vn.hospitalkiosk.virtual.cardterminal.PatientCard;
import vn.hospitalkiosk.virtual.cardterminal.TerminalMishap;
import vn.hospitalkiosk.virtual.cardterminal.TerminalSettings;

/// The driver over TCP and over a pseudo terminal against the simulator, which shares no code with it. Its ledger is the judge.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CardTerminalOverTheWireTest {
    private static final AmountScale DONG = new AmountScale(0);

    private final MemoryJournal journal = new MemoryJournal();

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // each test plugs in what it needs
    private CardTerminalSimulator there;

    @SuppressWarnings("NullAway.Init")
    private EcrCardTerminal driver;

    private void plugIn(Dialect dialect) throws IOException {
        there = Wired.overTcp(dialect, Wired.BRISK);
        connect(DONG);
    }

    private void connect(AmountScale scale) {
        connect(scale, Duration.ofMillis(300));
    }

    private void connect(AmountScale scale, Duration heartbeat) {
        driver =
                Wired.driver(
                        there.dialect(), scale, Wired.line(there.address()), journal, heartbeat);
        Until.found(driver);
    }

    /// No heartbeat draws a fate meant for an order.
    private void plugInQuietly(Dialect dialect) throws IOException {
        there = Wired.overTcp(dialect, Wired.BRISK);
        connect(DONG, Duration.ofMinutes(1));
    }

    @AfterEach
    void pullOut() throws IOException {
        if (driver != null) {
            driver.close();
        }
        if (there != null) {
            there.close();
        }
    }

    private static Order order(String reference, long vnd) {
        return new Order(new TerminalReference(reference), vnd);
    }

    private static PaymentOutcome.Receipt receipt(PaymentOutcome outcome) {
        assertThat(outcome).isInstanceOf(PaymentOutcome.Approved.class);
        return ((PaymentOutcome.Approved) outcome).receipt();
    }

    private LedgerEntry newest() {
        return there.state().ledger().getLast();
    }

    @ParameterizedTest
    @EnumSource
    void a_sale_is_taken_once_and_its_card_masked(Dialect dialect) throws IOException {
        plugIn(dialect);
        PaymentOutcome.Receipt receipt = receipt(driver.sale(order("K03-000001", 150_000)));
        assertThat(receipt.amountVnd()).isEqualTo(150_000);
        assertThat(receipt.card()).contains(new MaskedPan("970400******1016"));
        assertThat(receipt.trace()).contains(newest().trace());
        assertThat(receipt.approvalCode()).contains(newest().approval());
        assertThat(newest().reference()).isEqualTo("K03-000001");
        assertThat(newest().amountVnd()).isEqualTo(150_000);
        assertThat(there.state().ledger()).hasSize(1);
        assertThat(driver.trace().toString() + receipt)
                .doesNotContain(PatientCard.PAN, "K03-000001 ");
        assertThat(driver.check()).isEmpty();
    }

    @Test
    void a_wallet_sale_is_taken_by_hypercom_and_refused_for_ecr17() throws IOException {
        plugIn(Dialect.HYPERCOM);
        assertThat(receipt(driver.walletSale(order("K03-1", 80_000))).card()).isEmpty();
        assertThat(newest().kind()).isEqualTo(LedgerEntry.Kind.WALLET_SALE);
        pullOut();
        plugIn(Dialect.ECR17);
        assertThat(notStarted(driver.walletSale(order("K03-2", 80_000)))).isEqualTo("T33");
    }

    @Test
    void a_refund_gives_back_by_hypercom_and_is_refused_for_ecr17() throws IOException {
        plugIn(Dialect.HYPERCOM);
        receipt(driver.refund(order("K03-1", 50_000)));
        assertThat(newest().kind()).isEqualTo(LedgerEntry.Kind.REFUND);
        pullOut();
        plugIn(Dialect.ECR17);
        assertThat(notStarted(driver.refund(order("K03-2", 50_000)))).isEqualTo("T33");
    }

    private static String notStarted(PaymentOutcome outcome) {
        assertThat(outcome).isInstanceOf(PaymentOutcome.NotStarted.class);
        return ((PaymentOutcome.NotStarted) outcome).failure().code();
    }

    @ParameterizedTest
    @EnumSource
    void a_sale_is_taken_back(Dialect dialect) throws IOException {
        plugIn(dialect);
        String trace = receipt(driver.sale(order("K03-1", 150_000))).trace().orElseThrow();
        receipt(driver.voidSale(order("K03-2", 150_000), trace));
        assertThat(newest().state()).isEqualTo(LedgerEntry.State.VOIDED);
        receipt(driver.sale(order("K03-3", 150_000)));
        assertThat(there.state().ledger()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_answer_to_a_void_is_found_afterwards(Dialect dialect) throws IOException {
        plugInQuietly(dialect);
        String trace = receipt(driver.sale(order("K03-1", 150_000))).trace().orElseThrow();
        there.faults().next(beforeSale(dialect, TerminalMishap.LOST_ANSWER));
        PaymentOutcome back = driver.voidSale(order("K03-2", 150_000), trace);
        assertThat(back).isInstanceOf(PaymentOutcome.Approved.class);
        assertThat(((PaymentOutcome.Approved) back).foundAfterwards()).isTrue();
        assertThat(newest().state()).isEqualTo(LedgerEntry.State.VOIDED);
    }

    /// ECR17 asks twice for the number before.
    private static List<Optional<TerminalMishap>> beforeSale(
            Dialect dialect, TerminalMishap mishap) {
        return dialect == Dialect.ECR17
                ? List.of(Optional.empty(), Optional.empty(), Optional.of(mishap))
                : List.of(Optional.of(mishap));
    }

    @ParameterizedTest
    @EnumSource
    void a_batch_is_settled_and_compared_with_our_own_count(Dialect dialect) throws IOException {
        plugIn(dialect);
        receipt(driver.sale(order("K03-1", 150_000)));
        receipt(driver.sale(order("K03-2", 20_000)));
        SettlementOutcome.Settled settled = (SettlementOutcome.Settled) driver.settle();
        assertThat(settled.difference()).isEmpty();
        assertThat(settled.own().salesVnd()).isEqualTo(170_000);
        assertThat(there.state().totals().sales()).isZero();
        receipt(driver.sale(order("K03-3", 5_000)));
        journal.closeBatch();
        SettlementOutcome.Settled other = (SettlementOutcome.Settled) driver.settle();
        assertThat(other.difference().orElseThrow().code()).isEqualTo("T35");
        assertThat(((SettlementOutcome.Settled) driver.settle()).difference()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_terminal_with_two_decimals_is_told_hundredths(Dialect dialect) throws IOException {
        there = Wired.overTcp(dialect, Wired.BRISK.withAmountExponent(2));
        connect(new AmountScale(2));
        receipt(driver.sale(order("K03-1", 150_000)));
        assertThat(newest().amountVnd()).isEqualTo(150_000);
        assertThat(newest().amountMinor()).isEqualTo(15_000_000);
        assertThat(((SettlementOutcome.Settled) driver.settle()).difference()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void another_amount_is_taken_back_at_once(Dialect dialect) throws IOException {
        plugInQuietly(dialect);
        there.faults().next(beforeSale(dialect, TerminalMishap.WRONG_AMOUNT));
        PaymentOutcome outcome = driver.sale(order("K03-1", 1_500));
        assertThat(((PaymentOutcome.TookOther) outcome).takenBack()).isTrue();
        assertThat(((PaymentOutcome.TookOther) outcome).receipt().amountVnd()).isEqualTo(150_000);
        assertThat(newest().amountVnd()).isEqualTo(150_000);
        assertThat(newest().state()).isEqualTo(LedgerEntry.State.VOIDED);
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void a_payer_who_gives_up_while_the_terminal_waits_for_a_card_pays_nothing()
            throws IOException {
        there = Wired.overTcp(Dialect.HYPERCOM, Wired.BRISK.withTimes(20_000, 5000, 500, 500));
        connect(new AmountScale(0));
        List<SaleStep> steps = new CopyOnWriteArrayList<>();
        PaymentOutcome outcome =
                driver.sale(
                        order("K03-1", 1_500),
                        step -> {
                            steps.add(step);
                            assertThat(driver.giveUp()).isTrue();
                        });
        assertThat(outcome).isInstanceOf(PaymentOutcome.Cancelled.class);
        assertThat(steps).containsExactly(SaleStep.WAITING_FOR_CARD);
        assertThat(newest().state()).isEqualTo(LedgerEntry.State.DECLINED);
    }

    @Test
    void a_terminal_that_tells_its_progress_tells_of_the_card() throws IOException {
        plugInQuietly(Dialect.ECR17);
        List<SaleStep> steps = new CopyOnWriteArrayList<>();
        receipt(driver.sale(order("K03-1", 1_500), steps::add));
        assertThat(steps).containsExactly(SaleStep.WAITING_FOR_CARD, SaleStep.CARD_SEEN);
        assertThat(driver.giveUp()).isFalse();
    }

    /// Whatever the driver answers to a sale in which one thing goes wrong, the ledger agrees, and the next sale is taken.
    @ParameterizedTest
    @MethodSource("mishaps")
    void each_mishap_of_a_sale_ends_as_the_ledger_says(Dialect dialect, TerminalMishap mishap)
            throws IOException {
        plugInQuietly(dialect);
        there.faults().next(beforeSale(dialect, mishap));
        PaymentOutcome outcome = driver.sale(order("K03-000017", 150_000));
        there.faults().none();
        Until.holds(mishap + " is resolved", () -> journal.open().isEmpty());
        long taken =
                there.state().ledger().stream()
                        .filter(e -> e.state() == LedgerEntry.State.APPROVED)
                        .count();
        switch (outcome) {
            case PaymentOutcome.Approved _ -> assertThat(taken).isEqualTo(1);
            case PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.NotStarted _ ->
                    assertThat(taken).isZero();
            case PaymentOutcome.TookOther(var _, boolean takenBack) -> {
                assertThat(takenBack).isTrue();
                assertThat(taken).isZero();
            }
            case PaymentOutcome.Unknown unclear -> assertThat(unclear).as("resolved").isNull();
        }
        assertThat(there.state().takenTwice()).isEmpty();
        Until.found(driver);
        Until.holds(
                "the next sale is taken",
                () -> driver.sale(order("K03-000018", 150_000)) instanceof PaymentOutcome.Approved);
        assertThat(there.state().takenTwice()).isEmpty();
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(Dialect.values())
                .flatMap(dialect ->
                        Stream.of(TerminalMishap.values())
                                .map(mishap -> Arguments.of(dialect, mishap)));
    }

    @ParameterizedTest
    @EnumSource
    void over_a_serial_port_too_a_pulled_cable_is_noticed_and_found(Dialect dialect)
            throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo terminals here");
        there = Wired.overPty(dialect, folder.resolve("terminal"), Wired.BRISK);
        connect(DONG);
        receipt(driver.sale(order("K03-1", 150_000)));
        there.unplug();
        Until.faulty(driver, "T21");
        assertThat(notStarted(driver.sale(order("K03-2", 150_000)))).isEqualTo("T21");
        there.replug();
        Until.found(driver);
        receipt(driver.sale(order("K03-3", 150_000)));
        assertThat(there.state().ledger()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_terminal_that_loses_its_power_is_found_again(Dialect dialect) throws IOException {
        plugIn(dialect);
        there.powerCycle();
        Until.faulty(driver, "T21");
        Until.found(driver);
        receipt(driver.sale(order("K03-1", 150_000)));
    }

    /// The terminal's set-up and the profile must say the same; where they do not, the terminal refuses every frame, and nothing is taken.
    @Test
    void another_check_byte_than_the_profile_s_is_refused() throws IOException {
        there =
                Wired.overTcp(
                        Dialect.ECR17,
                        Wired.BRISK.withLrc(vn.hospitalkiosk.virtual.cardterminal.LrcMode.STD));
        driver = Wired.driver(Dialect.ECR17, DONG, Wired.line(there.address()), journal);
        Until.faulty(driver, "T23");
        assertThat(notStarted(driver.sale(order("K03-1", 150_000)))).isEqualTo("T23");
        assertThat(there.state().ledger()).isEmpty();
        there.settings(TerminalSettings.DELIVERED);
        Until.found(driver);
    }
}

package vn.hospitalkiosk.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.Intent;
import vn.hospitalkiosk.device.cardterminal.MaskedPan;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.SettlementOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalName;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;
import vn.hospitalkiosk.kiosk.journal.Journal;
import vn.hospitalkiosk.kiosk.journal.TerminalIntents;
import vn.hospitalkiosk.kiosk.journal.TerminalSales;
import vn.hospitalkiosk.kiosk.journal.TerminalSettlements;
import vn.hospitalkiosk.kiosk.journey.LeftOpen;
import vn.hospitalkiosk.kiosk.journey.PaymentFacts;
import vn.hospitalkiosk.kiosk.journey.Samples;

/// What a kiosk still knows of its card terminal after it stopped, and settlements that people ask for at the console.
class CardsAfterAStopTest {
    private static final PaymentId PAYMENT = new PaymentId("pay-1");
    private static final String REFERENCE = "KH01-7K2M9Q";
    private static final String CARD = "970400******1016";
    private static final CommandId WISH = new CommandId("wish-1");

    @TempDir Path folder;

    private final FakeTerminal terminal = new FakeTerminal();
    private Optional<CardTerminal> connected = Optional.of(terminal);
    private boolean nobody = true;
    private Instant now = Samples.MORNING;
    private final Clock clock =
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };

    private Path file;
    private TerminalIntents intents;
    private TerminalSales sales;
    private TerminalSettlements settlements;
    private CardSales cards;
    private TerminalSettling settling;

    @BeforeEach
    void open() {
        file = folder.resolve("kiosk.sqlite");
        Journal.open(file, clock).close();
        begin();
    }

    /// As the kiosk's program begins, over what is in the journal.
    private void begin() {
        intents = new TerminalIntents(file, clock);
        sales = new TerminalSales(file, clock, intents);
        settlements = new TerminalSettlements(file, clock, sales);
        cards =
                new CardSales(
                        () -> connected,
                        sales,
                        _ -> {},
                        () -> {},
                        new Marks(
                                new PrintStream(
                                        OutputStream.nullOutputStream(),
                                        false,
                                        StandardCharsets.UTF_8)));
        settling =
                new TerminalSettling(
                        cards,
                        () -> connected,
                        Optional::empty,
                        settlements,
                        () -> nobody,
                        () -> {},
                        folder,
                        clock);
    }

    @AfterEach
    void end() {
        settling.close();
        cards.close();
        settlements.close();
        sales.close();
        intents.close();
    }

    private void restart() {
        end();
        begin();
        settling.start();
    }

    /// One look, and all that it set going at the terminal.
    private void look() throws InterruptedException {
        settling.look();
        CountDownLatch done = new CountDownLatch(1);
        cards.whenFree(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void sold() {
        assertThat(sales.begin(PAYMENT, REFERENCE, "hypercom")).isTrue();
        Intent intent =
                new Intent(
                        Intent.Kind.SALE,
                        new Order(new TerminalReference(REFERENCE), 71_480),
                        now,
                        Optional.empty(),
                        Optional.empty());
        intents.begin(intent);
        intents.end(
                intent,
                new PaymentOutcome.Approved(
                        new PaymentOutcome.Receipt(
                                new TerminalReference(REFERENCE),
                                71_480,
                                Optional.of("000042"),
                                Optional.of("A1B2C3"),
                                Optional.of("012345000001"),
                                Optional.of(new MaskedPan(CARD)),
                                Optional.of(new TerminalName("12345678", Optional.empty()))),
                        false));
        terminal.outcome = FakeTerminal.closed(71_480);
    }

    private List<SettlementReport> told() {
        return settlements.unreported();
    }

    @Test
    void the_masked_card_stands_on_the_receipt_though_the_kiosk_stopped_before_it_was_printed() {
        sold();
        restart();
        LeftOpen left = left("card");
        assertThat(cards.paidBy(left).facts().label()).isEqualTo("Thẻ ngân hàng " + CARD);
        assertThat(cards.paidBy(cards.paidBy(left)).facts().label())
                .as("once")
                .isEqualTo("Thẻ ngân hàng " + CARD);
        assertThat(cards.paidBy(left("momo"))).isEqualTo(left("momo"));
    }

    private static LeftOpen left(String psp) {
        return new LeftOpen(
                new CreatePaymentRequest(
                        PAYMENT, new VisitId("v"), new BillId("b"), new PspCode(psp)),
                new PaymentFacts(Samples.TICKET, Samples.BILL, "Thẻ ngân hàng"),
                LeftOpen.Slip.NEVER_STARTED);
    }

    @Test
    void what_the_console_asks_for_is_settled_once_under_its_id_when_nobody_is_served()
            throws InterruptedException {
        sold();
        nobody = false;
        settling.asked(Optional.of(WISH));
        look();
        assertThat(terminal.settled).hasValue(0);
        nobody = true;
        look();
        SettlementReport report = told().getFirst();
        assertThat(report.settlement()).isEqualTo(WISH);
        assertThat(report.outcome()).isEqualTo(SettlementReport.Outcome.SETTLED);
        assertThat(report.sales()).containsExactly(PAYMENT);
        assertThat(report.net()).contains(new Vnd(71_480));
        now = now.plus(Duration.ofMinutes(6));
        look();
        assertThat(terminal.settled).as("still asked, and done").hasValue(1);
        settling.asked(Optional.of(new CommandId("wish-2")));
        look();
        assertThat(terminal.settled).as("another wish").hasValue(2);
    }

    @Test
    void a_terminal_that_is_away_or_never_started_is_asked_again_later_under_the_same_id()
            throws InterruptedException {
        settling.asked(Optional.of(WISH));
        connected = Optional.empty();
        look();
        assertThat(told()).isEmpty();
        connected = Optional.of(terminal);
        terminal.outcome = new SettlementOutcome.NotStarted(new Failure("T21", "busy"));
        look();
        assertThat(terminal.settled).as("not at once").hasValue(0);
        now = now.plus(Duration.ofMinutes(6));
        look();
        assertThat(told()).isEmpty();
        terminal.outcome = FakeTerminal.closed(0);
        now = now.plus(Duration.ofMinutes(6));
        look();
        assertThat(terminal.settled).hasValue(2);
        assertThat(told()).extracting(SettlementReport::settlement).containsExactly(WISH);
    }

    @Test
    void what_is_not_known_is_told_so_and_never_repeated_over_a_restart_either()
            throws InterruptedException {
        settling.asked(Optional.of(WISH));
        terminal.outcome = new SettlementOutcome.Unknown(new Failure("T22", "no answer"));
        look();
        settlements.begin(new CommandId("cut-off"));
        restart();
        settling.asked(Optional.of(WISH));
        now = now.plus(Duration.ofMinutes(6));
        look();
        assertThat(terminal.settled).hasValue(1);
        assertThat(told())
                .extracting(SettlementReport::settlement)
                .containsExactlyInAnyOrder(WISH, new CommandId("cut-off"));
        assertThat(told())
                .extracting(SettlementReport::outcome)
                .containsOnly(SettlementReport.Outcome.UNKNOWN);
    }
}

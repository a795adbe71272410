package vn.hospitalkiosk.kiosk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.Intent;
import vn.hospitalkiosk.device.cardterminal.MaskedPan;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalName;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;
import vn.hospitalkiosk.kiosk.journey.PaymentFacts;
import vn.hospitalkiosk.kiosk.journey.Samples;

/// What a power cut may not lose: a file copied at any moment is what the next start finds.
class TerminalSalesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PaymentId PAYMENT = new PaymentId("pay-1");
    private static final String REFERENCE = "KH01-7K2M9Q";

    @TempDir Path folder;

    private Path file;
    private TerminalIntents intents;
    private TerminalSales sales;

    @BeforeEach
    void open() {
        file = folder.resolve("kiosk.sqlite");
        Journal.open(file, CLOCK).close();
        intents = new TerminalIntents(file, CLOCK);
        sales = new TerminalSales(file, CLOCK, intents);
    }

    private static Intent sale(Intent.Kind kind, String reference) {
        return new Intent(
                kind,
                new Order(new TerminalReference(reference), 71_480),
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    private static PaymentOutcome.Receipt receipt(long vnd) {
        return new PaymentOutcome.Receipt(
                new TerminalReference(REFERENCE),
                vnd,
                Optional.of("000042"),
                Optional.of("A1B2C3"),
                Optional.of("012345000001"),
                Optional.of(new MaskedPan("970400******1016")),
                Optional.of(new TerminalName("12345678", Optional.of("000000000043521"))));
    }

    private void approvedAtTheTerminal() {
        assertThat(sales.begin(PAYMENT, REFERENCE, "hypercom")).isTrue();
        Intent intent = sale(Intent.Kind.SALE, REFERENCE);
        intents.begin(intent);
        intents.end(intent, new PaymentOutcome.Approved(receipt(71_480), false));
    }

    @Test
    void a_payment_goes_to_the_terminal_once_ever() {
        assertThat(sales.begin(PAYMENT, REFERENCE, "hypercom")).isTrue();
        assertThat(sales.begin(PAYMENT, REFERENCE, "hypercom")).isFalse();
        assertThat(sales.unreported()).as("nothing to tell yet").isEmpty();
    }

    @Test
    void an_approval_is_told_until_it_is_acknowledged_also_after_a_power_cut() throws Exception {
        approvedAtTheTerminal();
        Path after = Files.copy(file, folder.resolve("after.sqlite"));
        TerminalIntents found = new TerminalIntents(after, CLOCK);
        try (TerminalSales later = new TerminalSales(after, CLOCK, found)) {
            later.cutOffByStop();
            ToldSale told = later.unreported().getFirst();
            assertThat(told.payment()).isEqualTo(PAYMENT);
            assertThat(told.report().outcome()).isEqualTo(TerminalReport.Outcome.APPROVED);
            assertThat(told.report().amount()).contains(new Vnd(71_480));
            assertThat(told.report().card()).contains("970400******1016");
            assertThat(told.report().terminal()).contains("12345678");
            assertThat(told.report().merchant()).contains("000000000043521");
            later.acknowledged(told);
            assertThat(later.unreported()).isEmpty();
            later.asked(PAYMENT, REFERENCE, "hypercom");
            assertThat(later.unreported()).as("asked, it is told again").hasSize(1);
        }
        found.close();
    }

    @Test
    void what_was_cut_off_at_the_terminal_is_not_known_until_its_driver_knows() {
        sales.begin(PAYMENT, REFERENCE, "hypercom");
        Intent intent = sale(Intent.Kind.SALE, REFERENCE);
        intents.begin(intent);
        sales.cutOffByStop();
        ToldSale unknown = sales.unreported().getFirst();
        assertThat(unknown.report().outcome()).isEqualTo(TerminalReport.Outcome.UNKNOWN);
        sales.acknowledged(unknown);
        intents.end(intent, new PaymentOutcome.Approved(receipt(71_480), true));
        assertThat(sales.unreported().getFirst().report().outcome())
                .isEqualTo(TerminalReport.Outcome.APPROVED);
    }

    @Test
    void what_never_reached_the_driver_was_never_sent() {
        sales.begin(PAYMENT, REFERENCE, "hypercom");
        sales.cutOffByStop();
        assertThat(sales.unreported().getFirst().report().outcome())
                .isEqualTo(TerminalReport.Outcome.NOT_STARTED);
    }

    @Test
    void a_payment_asked_for_that_never_came_here_is_closed_to_the_terminal() {
        try (Journal journal = Journal.open(file, CLOCK)) {
            journal.paymentStarting(
                    new CreatePaymentRequest(
                            PAYMENT, new VisitId("v"), new BillId("b"), new PspCode("card")),
                    new PaymentFacts(Samples.TICKET, Samples.BILL, "card"));
        }
        sales.asked(PAYMENT, REFERENCE, "hypercom");
        assertThat(sales.unreported().getFirst().report().outcome())
                .isEqualTo(TerminalReport.Outcome.NOT_STARTED);
        assertThat(sales.begin(PAYMENT, REFERENCE, "hypercom")).isFalse();
    }

    @Test
    void a_new_journal_does_not_vouch_for_an_old_payment() {
        sales.asked(PAYMENT, REFERENCE, "hypercom");
        TerminalReport report = sales.unreported().getFirst().report();
        assertThat(report.outcome()).isEqualTo(TerminalReport.Outcome.UNKNOWN);
        assertThat(report.why().orElseThrow().code()).isEqualTo("T26");
    }

    @Test
    void a_wrong_amount_is_told_and_told_again_once_it_was_taken_back() {
        sales.begin(PAYMENT, REFERENCE, "hypercom");
        Intent intent = sale(Intent.Kind.SALE, REFERENCE);
        intents.begin(intent);
        intents.end(intent, new PaymentOutcome.TookOther(receipt(714_800), false));
        ToldSale other = sales.unreported().getFirst();
        assertThat(other.report().outcome()).isEqualTo(TerminalReport.Outcome.OTHER_AMOUNT);
        assertThat(other.report().amount()).contains(new Vnd(714_800));
        sales.acknowledged(other);
        assertThat(sales.voidBegun(PAYMENT)).isTrue();
        assertThat(sales.voidBegun(PAYMENT)).as("one void, ever").isFalse();
        Intent back = sale(Intent.Kind.VOID, TerminalSales.voiding(REFERENCE));
        intents.begin(back);
        intents.end(back, new PaymentOutcome.Approved(receipt(714_800), false));
        assertThat(sales.unreported().getFirst().report().outcome())
                .isEqualTo(TerminalReport.Outcome.TAKEN_BACK);
    }

    @Test
    void the_driver_too_may_have_taken_it_back() {
        sales.begin(PAYMENT, REFERENCE, "hypercom");
        Intent intent = sale(Intent.Kind.SALE, REFERENCE);
        intents.begin(intent);
        intents.end(intent, new PaymentOutcome.TookOther(receipt(714_800), false));
        intents.end(intent, new PaymentOutcome.TookOther(receipt(714_800), true));
        assertThat(sales.unreported().getFirst().report().outcome())
                .isEqualTo(TerminalReport.Outcome.TAKEN_BACK);
        assertThat(intents.batch().sales()).as("nothing of it stands").isZero();
    }

    @Test
    void a_settlement_that_was_cut_off_is_told_as_not_known() {
        approvedAtTheTerminal();
        try (TerminalSettlements settlements = new TerminalSettlements(file, CLOCK, sales)) {
            assertThat(settlements.inBatch()).containsExactly(PAYMENT);
            SettlementReport begun = settlements.begin(new CommandId("s1"));
            assertThat(settlements.unreported()).isEmpty();
            settlements.cutOffByStop();
            assertThat(settlements.unreported()).containsExactly(begun);
            assertThat(begun.outcome()).isEqualTo(SettlementReport.Outcome.UNKNOWN);
            assertThat(begun.sales()).containsExactly(PAYMENT);
            settlements.acknowledged(begun.settlement());
            assertThat(settlements.unreported()).isEmpty();
            intents.closeBatch();
            assertThat(settlements.inBatch()).isEmpty();
            assertThat(settlements.last()).contains(NOW);
        }
    }

    @Test
    void not_started_is_told_with_its_reason() {
        sales.begin(PAYMENT, REFERENCE, "ecr17");
        Failure failure = new Failure("T31", "busy");
        sales.noted(PAYMENT, "NOT_STARTED", failure.code());
        TerminalReport report = sales.unreported().getFirst().report();
        assertThat(report.codec()).isEqualTo("ecr17");
        assertThat(report.why().orElseThrow().code()).isEqualTo("T31");
    }
}

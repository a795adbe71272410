package vn.hospitalkiosk.kiosk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.LeftOpen;
import vn.hospitalkiosk.kiosk.journey.PaymentFacts;
import vn.hospitalkiosk.kiosk.journey.Samples;

class JournalTest {
    private static final Clock CLOCK = Clock.fixed(Samples.MORNING, ZoneOffset.UTC);
    private static final PaymentId PAYMENT = new PaymentId("payment-1");
    private static final VisitId VISIT = new VisitId("visit-1");
    private static final CommandId JOB = new CommandId("job-1");
    private static final CreatePaymentRequest REQUEST =
            new CreatePaymentRequest(PAYMENT, VISIT, new BillId("invoice-7"), new PspCode("momo"));
    private static final PaymentFacts FACTS =
            new PaymentFacts(Samples.TICKET, Samples.BILL, "MoMo");

    @TempDir Path folder;

    private Journal open(Path file) {
        return Journal.open(file, CLOCK);
    }

    /// What a power cut leaves: the files as they are now.
    private Path cut(Path file) throws IOException {
        Path copy = Files.createTempDirectory(folder, "cut").resolve("kiosk.sqlite");
        Files.copy(file, copy);
        Path hot = file.resolveSibling(file.getFileName() + "-journal");
        if (Files.exists(hot)) {
            Files.copy(hot, copy.resolveSibling(copy.getFileName() + "-journal"));
        }
        return copy;
    }

    @Test
    void a_payment_is_on_disk_before_it_may_be_sent() throws IOException {
        Path file = folder.resolve("kiosk.sqlite");
        try (Journal journal = open(file)) {
            journal.paymentStarting(REQUEST, FACTS);
            try (Journal afterPowerCut = open(cut(file))) {
                assertThat(afterPowerCut.openPayments())
                        .extracting(OpenPayment::id)
                        .containsExactly(PAYMENT);
                assertThat(afterPowerCut.leftOpen(Samples.MORNING))
                        .contains(new LeftOpen(REQUEST, FACTS, LeftOpen.Slip.NEVER_STARTED));
            }
        }
    }

    @Test
    void a_captured_payment_without_slip_is_still_told_and_one_with_its_slip_is_not()
            throws IOException {
        Path file = folder.resolve("kiosk.sqlite");
        try (Journal journal = open(file)) {
            journal.paymentStarting(REQUEST, FACTS);
            journal.paymentHeard(PAYMENT, 2, PaymentState.CAPTURED);
            assertThat(journal.openPayments()).isEmpty();
            assertThat(journal.leftOpen(Samples.MORNING).map(LeftOpen::slip))
                    .contains(LeftOpen.Slip.NEVER_STARTED);
            journal.slipStarting(JOB, VISIT, Optional.of(PAYMENT), PrintReport.SlipKind.RECEIPT);
            try (Journal afterPowerCut = open(cut(file))) {
                assertThat(afterPowerCut.leftOpen(Samples.MORNING).map(LeftOpen::slip))
                        .contains(LeftOpen.Slip.STARTED);
                afterPowerCut.slipsCutOffByStop();
                assertThat(afterPowerCut.unreported())
                        .extracting(PrintReport::result)
                        .containsExactly(PrintReport.Result.UNKNOWN);
            }
            journal.slipEnded(JOB, PrintReport.Result.PRINTED);
            assertThat(journal.leftOpen(Samples.MORNING)).isEmpty();
        }
    }

    @Test
    void a_lower_version_changes_nothing() {
        try (Journal journal = open(folder.resolve("kiosk.sqlite"))) {
            journal.paymentStarting(REQUEST, FACTS);
            journal.paymentHeard(PAYMENT, 5, PaymentState.UNRESOLVED);
            journal.paymentHeard(PAYMENT, 4, PaymentState.CLOSED_DECLINED);
            assertThat(journal.openPayments()).hasSize(1);
        }
    }

    @Test
    void a_job_is_started_once() {
        try (Journal journal = open(folder.resolve("kiosk.sqlite"))) {
            SlipStart first =
                    journal.slipStarting(JOB, VISIT, Optional.empty(), PrintReport.SlipKind.QUEUE);
            assertThat(first.processId()).matches("[0-9A-Z]{4}");
            assertThatThrownBy(() ->
                            journal.slipStarting(
                                    JOB, VISIT, Optional.empty(), PrintReport.SlipKind.QUEUE))
                    .isInstanceOf(JournalBroken.class);
        }
    }

    @Test
    void an_outcome_is_told_until_the_gateway_has_it() {
        try (Journal journal = open(folder.resolve("kiosk.sqlite"))) {
            journal.slipStarting(JOB, VISIT, Optional.of(PAYMENT), PrintReport.SlipKind.RECEIPT);
            assertThat(journal.unreported()).isEmpty();
            journal.slipEnded(JOB, PrintReport.Result.PRINTED);
            assertThat(journal.unreported())
                    .containsExactly(
                            new PrintReport(
                                    JOB,
                                    VISIT,
                                    Optional.of(PAYMENT),
                                    PrintReport.SlipKind.RECEIPT,
                                    PrintReport.Result.PRINTED));
            journal.reported(JOB);
            assertThat(journal.unreported()).isEmpty();
        }
    }

    @Test
    void no_person_stands_in_the_file() throws IOException {
        Path file = folder.resolve("kiosk.sqlite");
        try (Journal journal = open(file)) {
            journal.paymentStarting(REQUEST, FACTS);
            journal.slipStarting(JOB, VISIT, Optional.of(PAYMENT), PrintReport.SlipKind.RECEIPT);
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(bytes).doesNotContain("NGUYỄN").doesNotContain("0427").doesNotContain("1985");
    }

    @Test
    void a_damaged_file_is_said_to_be_broken() throws IOException {
        Path file = folder.resolve("kiosk.sqlite");
        Files.writeString(file, "this is no database, it only looks like one from far away");
        assertThatThrownBy(() -> open(file)).isInstanceOf(JournalBroken.class);
    }
}

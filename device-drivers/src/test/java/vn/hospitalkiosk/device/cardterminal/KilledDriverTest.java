package vn.hospitalkiosk.device.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.LedgerEntry;

/// A process that is killed at each step of a sale, and a new one that finds the journal it left.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledDriverTest {
    @TempDir Path folder;

    static Stream<Arguments> steps() {
        return Stream.of(Dialect.values())
                .flatMap(dialect ->
                        Stream.of(DoomedDriver.Step.values())
                                .map(step -> Arguments.of(dialect, step)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_sale_cut_off_ends_as_the_ledger_says(Dialect dialect, DoomedDriver.Step step)
            throws IOException, InterruptedException {
        Path file = folder.resolve("journal");
        try (CardTerminalSimulator there = Wired.overTcp(dialect, Wired.BRISK)) {
            assertThat(sellAndDie(there, file, step)).isEqualTo(DoomedDriver.DEAD);
            FileJournal journal = new FileJournal(file);
            boolean begun = step != DoomedDriver.Step.BEFORE_INTENT;
            try (EcrCardTerminal driver =
                    Wired.driver(
                            dialect, new AmountScale(0), Wired.line(there.address()), journal)) {
                Until.holds("the open intent is resolved", () -> journal.open().isEmpty());
                String taken = taken(there) == 1 ? "approved" : "not-started";
                assertThat(journal.ends())
                        .isEqualTo(
                                begun
                                        ? List.of(
                                                DoomedDriver.ORDER.reference().text() + " " + taken)
                                        : List.of());
                Until.found(driver);
                Order next = new Order(new TerminalReference("K03-000018"), 5_000);
                assertThat(driver.sale(next)).isInstanceOf(PaymentOutcome.Approved.class);
                assertThat(there.state().takenTwice()).isEmpty();
                assertThat(journal.batch().salesVnd())
                        .isEqualTo(there.state().totals().salesMinor());
            }
        }
    }

    private static long taken(CardTerminalSimulator there) {
        return there.state().ledger().stream()
                .filter(e -> e.state() == LedgerEntry.State.APPROVED)
                .count();
    }

    private static int sellAndDie(CardTerminalSimulator there, Path file, DoomedDriver.Step step)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedDriver.class.getName(),
                                there.address(),
                                there.dialect().name(),
                                file.toString(),
                                step.name())
                        .inheritIO()
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}

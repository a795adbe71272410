package vn.hospitalkiosk.device.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.PeerLine;
import vn.hospitalkiosk.device.link.Until;

@Timeout(60)
class EcrCardTerminalTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Order ORDER = new Order(new TerminalReference("K03-000017"), 150_000);
    private static final byte ACK = 0x06;
    private static final byte NAK = 0x15;

    private static final Clock CLOCK = Clock.system(ZONE);

    private final MemoryJournal journal = new MemoryJournal();
    private final Terminal terminal = new Terminal();
    private EcrCardTerminal driver = driver();

    private EcrCardTerminal driver() {
        EcrFraming model = EcrFraming.hypercom();
        EcrFraming framing =
                new EcrFraming(
                        model.start(),
                        model.end(),
                        model.lrcSeed(),
                        model.lrcRange(),
                        true,
                        false,
                        model.longest(),
                        new LinkTimes(
                                Duration.ofMillis(100),
                                Duration.ofMillis(50),
                                Duration.ofMillis(5),
                                3));
        TerminalProfile profile =
                new TerminalProfile(
                        framing,
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Duration.ofMillis(700),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMinutes(10),
                        ZONE);
        EcrCardTerminal fresh =
                new EcrCardTerminal(
                        profile,
                        new HypercomCodec(HypercomProfile.with(new AmountScale(0))),
                        () -> new PeerLine(terminal::hear),
                        journal,
                        CLOCK);
        if (journal.open().isEmpty()) {
            Until.found(fresh);
        }
        return fresh;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /// A terminal with a ledger, and ways to misbehave.
    private static final class Terminal {
        private final EcrFrames frames = new EcrFrames(EcrFraming.hypercom());
        private final List<String> ledger = new ArrayList<>();
        private String last = "";
        private boolean deaf;
        private boolean refuses;
        private boolean dropsAck;
        private boolean dropsAnswer;
        private boolean hangsUp;
        private boolean twice;
        private boolean mute;
        private long takes = -1;
        private String result = "00";

        synchronized void with(Runnable change) {
            change.run();
        }

        synchronized List<String> ledger() {
            return List.copyOf(ledger);
        }

        synchronized void hear(PeerLine line, byte[] bytes) {
            if (bytes.length < 10 || mute) {
                return;
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String code = text.substring(15, 17);
            if (!code.equals("20") && !code.equals("26")) {
                line.say(ACK);
                line.say(
                        frames.frame(
                                code.equals("71") ? retrieved(text) : response(code, "00", "")));
                return;
            }
            if (refuses) {
                line.say(NAK);
                return;
            }
            if (deaf) {
                return;
            }
            if (!dropsAck) {
                line.say(ACK);
            }
            byte[] answer = frames.frame(done(code, text));
            if (hangsUp) {
                hangsUp = false;
                line.hangUp();
            } else if (!dropsAnswer) {
                line.say(answer);
                if (twice) {
                    line.say(answer);
                }
            }
        }

        private byte[] done(String code, String text) {
            String amount = code.equals("20") ? text.substring(25, 37) : "";
            int at = text.indexOf("66\0");
            String reference = text.substring(at + 4, text.indexOf('\u001c', at));
            String taken = takes < 0 ? amount : "%012d".formatted(takes);
            if (result.equals("00")) {
                ledger.add(code + " " + reference + " " + taken);
            }
            int sale = text.indexOf("65\0");
            String trace =
                    code.equals("26")
                            ? text.substring(sale + 4, sale + 10)
                            : "%06d".formatted(100 + ledger.size());
            String fields =
                    field("66", reference)
                            + (code.equals("20") ? field("40", taken) : "")
                            + field("65", trace)
                            + field("01", "A1B2C3")
                            + field("30", "4111111111111111")
                            + field("31", "2912")
                            + field("03", now("yyMMdd"))
                            + field("04", now("HHmmss"));
            last = fields;
            return response(code, result, fields);
        }

        private static String now(String pattern) {
            return LocalDateTime.ofInstant(CLOCK.instant(), ZONE)
                    .format(DateTimeFormatter.ofPattern(pattern));
        }

        private byte[] retrieved(String text) {
            int at = text.indexOf("66\0");
            String asked = at < 0 ? "" : text.substring(at + 4, text.indexOf('\u001c', at));
            return !asked.isEmpty() && last.contains(asked)
                    ? response("71", result, last)
                    : response("71", "25", "");
        }

        private static String field(String type, String value) {
            int n = value.length();
            return type + (char) 0 + (char) (((n / 10) << 4) | (n % 10)) + value + '\u001c';
        }

        private static byte[] response(String code, String result, String fields) {
            return ("600000000011" + code + result + "0\u001c" + fields)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static PaymentOutcome.Approved approved(PaymentOutcome outcome) {
        return (PaymentOutcome.Approved) outcome;
    }

    private static String notStarted(PaymentOutcome outcome) {
        return ((PaymentOutcome.NotStarted) outcome).failure().code();
    }

    private static String unknown(PaymentOutcome outcome) {
        return ((PaymentOutcome.Unknown) outcome).failure().code();
    }

    @Test
    void a_sale_is_approved_and_its_card_masked() {
        PaymentOutcome.Approved sale = approved(driver.sale(ORDER));
        assertThat(sale.foundAfterwards()).isFalse();
        assertThat(sale.receipt().card()).contains(new MaskedPan("411111******1111"));
        assertThat(sale.receipt().trace()).contains("000101");
        assertThat(terminal.ledger()).containsExactly("20 K03-000017 000000150000");
        assertThat(journal.outcomes()).containsExactly(sale);
        assertThat(driver.trace().toString()).doesNotContain("4111", "K03");
    }

    @Test
    void a_declined_sale_is_declined() {
        terminal.with(() -> terminal.result = "51");
        assertThat(driver.sale(ORDER)).isEqualTo(new PaymentOutcome.Declined("51", ""));
        terminal.with(() -> terminal.result = "17");
        assertThat(driver.sale(ORDER)).isEqualTo(new PaymentOutcome.Cancelled());
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void a_lost_answer_is_found_by_the_last_transaction_and_nothing_sold_twice() {
        terminal.with(() -> terminal.dropsAnswer = true);
        assertThat(approved(driver.sale(ORDER)).foundAfterwards()).isTrue();
        assertThat(terminal.ledger()).hasSize(1);
    }

    @Test
    void a_lost_ack_and_answer_are_too() {
        terminal.with(() -> {
            terminal.dropsAnswer = true;
            terminal.dropsAck = true;
        });
        assertThat(approved(driver.sale(ORDER)).foundAfterwards()).isTrue();
        assertThat(terminal.ledger()).hasSize(1);
    }

    @Test
    void a_line_that_breaks_after_the_sale_is_opened_again_to_ask() {
        terminal.with(() -> terminal.hangsUp = true);
        assertThat(approved(driver.sale(ORDER)).foundAfterwards()).isTrue();
        assertThat(terminal.ledger()).hasSize(1);
    }

    @Test
    void an_answer_that_comes_twice_is_one_sale() {
        terminal.with(() -> terminal.twice = true);
        approved(driver.sale(ORDER));
        approved(driver.sale(new Order(new TerminalReference("K03-000018"), 150_000)));
        assertThat(terminal.ledger()).hasSize(2);
        assertThat(journal.outcomes()).hasSize(2);
    }

    @Test
    void a_terminal_that_refuses_has_not_started() {
        terminal.with(() -> terminal.refuses = true);
        assertThat(notStarted(driver.sale(ORDER))).isEqualTo("T23");
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void a_sale_the_terminal_never_heard_has_not_started_but_only_after_its_time() {
        terminal.with(() -> terminal.deaf = true);
        long began = System.nanoTime();
        assertThat(notStarted(driver.sale(ORDER))).isEqualTo("T24");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(700));
        assertThat(terminal.ledger()).isEmpty();
    }

    @Test
    void an_unknown_result_blocks_the_terminal_until_it_is_found_after_a_restart() {
        terminal.with(() -> {
            terminal.dropsAnswer = true;
            terminal.dropsAck = true;
        });
        Terminal silent = terminal;
        driver.check();
        silent.with(() -> silent.mute = true);
        // The sale was heard and done before the terminal fell silent.
        silent.with(() -> silent.done("20", saleText()));
        assertThat(unknown(driver.sale(ORDER))).isEqualTo("T22");
        assertThat(notStarted(driver.sale(ORDER))).isEqualTo("T31");
        assertThat(((SettlementOutcome.NotStarted) driver.settle()).failure().code())
                .isEqualTo("T31");
        driver.close();

        silent.with(() -> silent.mute = false);
        driver = driver();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (journal.open().isPresent() && end - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
        assertThat(journal.open()).isEmpty();
        assertThat(approved(journal.outcomes().getFirst()).foundAfterwards()).isTrue();
        assertThat(silent.ledger()).hasSize(1);
    }

    private static String saleText() {
        HypercomCodec codec = new HypercomCodec(HypercomProfile.with(new AmountScale(0)));
        byte[] frame =
                new EcrFrames(EcrFraming.hypercom())
                        .frame(codec.request(new TerminalCommand.Sale(ORDER)));
        return new String(frame, StandardCharsets.ISO_8859_1);
    }

    @Test
    void another_amount_than_asked_for_is_taken_back_at_once() {
        terminal.with(() -> terminal.takes = 1500);
        assertThat(driver.sale(ORDER))
                .isInstanceOfSatisfying(
                        PaymentOutcome.TookOther.class,
                        other -> {
                            assertThat(other.takenBack()).isTrue();
                            assertThat(other.receipt().amountVnd()).isEqualTo(1500);
                        });
        assertThat(terminal.ledger())
                .containsExactly("20 K03-000017 000000001500", "26 K03-000017 000000001500");
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void without_a_journal_nothing_is_sent() {
        journal.breakDown();
        assertThat(notStarted(driver.sale(ORDER))).isEqualTo("T34");
        assertThat(terminal.ledger()).isEmpty();
    }

    @Test
    void a_batch_is_settled_and_a_terminal_checked() {
        assertThat(driver.check()).isEqualTo(Optional.empty());
        assertThat(driver.settle()).isInstanceOf(SettlementOutcome.Settled.class);
    }

    /// The terminal's own ledger is the judge: no reference twice, every sale in it told as approved, every approval in it.
    @Test
    void whatever_fails_nothing_is_sold_twice_and_nothing_sold_is_lost() {
        long seed = System.nanoTime();
        System.out.println("EcrCardTerminalTest seed " + seed);
        Random random = new Random(seed);
        List<String> approved = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String reference = "K03-" + i;
            terminal.with(() -> {
                terminal.dropsAck = random.nextInt(3) == 0;
                terminal.dropsAnswer = random.nextInt(3) == 0;
                terminal.hangsUp = random.nextInt(4) == 0;
                terminal.twice = random.nextInt(3) == 0;
                terminal.refuses = random.nextInt(8) == 0;
                terminal.deaf = random.nextInt(12) == 0;
                terminal.result = random.nextInt(5) == 0 ? "51" : "00";
            });
            PaymentOutcome outcome =
                    driver.sale(new Order(new TerminalReference(reference), 1000 + i));
            assertThat(outcome).as(reference).isNotInstanceOf(PaymentOutcome.Unknown.class);
            if (outcome instanceof PaymentOutcome.Approved) {
                approved.add("20 " + reference + " %012d".formatted(1000 + i));
            }
        }
        assertThat(terminal.ledger()).doesNotHaveDuplicates().isEqualTo(approved);
    }
}

package vn.hospitalkiosk.device.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;

/// Asks the terminal whether it is there, and what became of an open payment. No level moves money.
public final class CardTerminalSelfTest implements SelfTest {
    private final CardTerminal terminal;
    private final String word;

    public CardTerminalSelfTest(CardTerminal terminal) {
        this.terminal = terminal;
        this.word = terminal.kind().word();
    }

    @Override
    public List<Finding> run(Level level, Technician technician) {
        List<Finding> findings = new ArrayList<>(DeviceCheck.of(terminal));
        Optional<PaymentOutcome> open = terminal.resolveOpenIntent();
        open.ifPresent(outcome -> findings.add(resolved(outcome)));
        findings.add(
                terminal.check()
                        .map(failure -> Finding.broken(word, failure))
                        .orElseGet(() ->
                                Finding.well(
                                        word,
                                        "Trả lời câu hỏi kiểm tra",
                                        "it answers a question")));
        if (level.includes(Level.INTERACTIVE)) {
            boolean idle =
                    technician.sees(
                            "Màn hình máy POS có sáng, đúng ngày giờ và không báo lỗi không?",
                            "Is the terminal's screen lit, with the right date and time, and no error?");
            findings.add(
                    idle
                            ? Finding.well(
                                    word,
                                    "Kỹ thuật viên thấy máy đang chờ, không báo lỗi",
                                    "the technician sees it idle")
                            : Finding.degraded(
                                    word,
                                    "T23",
                                    new Seen(
                                            "Màn hình báo lỗi hoặc sai ngày giờ",
                                            "its screen shows trouble or a wrong time")));
        }
        return findings;
    }

    private Finding resolved(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Unknown(Failure failure) ->
                    Finding.broken(word, new Failure("T31", failure.detail()));
            case PaymentOutcome.Approved _,
                    PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.TookOther _,
                    PaymentOutcome.NotStarted _ ->
                    Finding.note(
                            word,
                            "Một giao dịch còn treo vừa được làm rõ",
                            "a payment left open was resolved just now");
        };
    }
}

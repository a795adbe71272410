package vn.hospitalkiosk.device.cardterminal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The fixed-width words of ECR17 (developer.nexigroup.com/traditionalpos; payments-providers.md §6.2). Payments are asked for as `X`, whose answer repeats the amount; nothing repeats our reference, so a transaction is known by its STAN being another than before. `G` repeats the last payment's or reversal's answer as it was sent; an answer with an amount is a payment's, one without a reversal's. The document counts in cents; a terminal for đồng may count otherwise, so the scale stays the profile's.
public final class Ecr17Codec implements TerminalCodec {
    private static final long LARGEST = 99_999_999;
    private static final int AMOUNT_DIGITS = 8;
    private static final int TEXT_BYTES = 128;
    private static final int HEAD_BYTES = 12;

    private final Ecr17Profile profile;

    public Ecr17Codec(Ecr17Profile profile) {
        this.profile = profile;
    }

    @Override
    public Optional<String> objection(TerminalCommand command) {
        return switch (command) {
            case TerminalCommand.WalletSale _ -> Optional.of("ECR17 has no wallet sale");
            case TerminalCommand.Refund _ -> Optional.of("ECR17 has no refund");
            case TerminalCommand.VoidSale(Order _, String trace) when !trace.matches("[0-9]{6}") ->
                    Optional.of("a STAN has six digits");
            case TerminalCommand.Sale(Order order)
                    when order.amountVnd() > LARGEST
                            || profile.scale().toWire(order.amountVnd()) > LARGEST ->
                    Optional.of("the amount does not fit into the terminal's field");
            case TerminalCommand.Sale _,
                    TerminalCommand.VoidSale _,
                    TerminalCommand.Settlement _,
                    TerminalCommand.LastTransaction _,
                    TerminalCommand.Status _ ->
                    Optional.empty();
        };
    }

    @Override
    public byte[] request(TerminalCommand command) {
        objection(command)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        return text(command).getBytes(StandardCharsets.US_ASCII);
    }

    private String text(TerminalCommand command) {
        String to = profile.terminalId() + "0";
        String by = profile.registerId();
        return switch (command) {
            case TerminalCommand.Sale(Order order) -> to + "X" + by + "00000" + payment(order);
            case TerminalCommand.VoidSale(Order _, String stan) -> to + "S" + by + stan + "00";
            case TerminalCommand.Settlement _ -> to + "C" + by + "00000000";
            case TerminalCommand.LastTransaction _ -> to + "G" + by + "0000";
            case TerminalCommand.Status _ -> to + "s";
            case TerminalCommand.WalletSale _, TerminalCommand.Refund _ ->
                    throw new IllegalArgumentException("ECR17 has no such command");
        };
    }

    /// Amount, the text for the receipt's end (our reference) aligned right, and eight zeros.
    private String payment(Order order) {
        String digits = Long.toString(profile.scale().toWire(order.amountVnd()));
        String reference = order.reference().text();
        return "0".repeat(AMOUNT_DIGITS - digits.length())
                + digits
                + " ".repeat(TEXT_BYTES - reference.length())
                + reference
                + "00000000";
    }

    @Override
    public boolean answers(byte[] message, TerminalCommand command) {
        if (message.length < HEAD_BYTES || message[8] != '0' || !addressed(message)) {
            return false;
        }
        char code = (char) message[9];
        return switch (command) {
            case TerminalCommand.Sale _,
                    TerminalCommand.VoidSale _,
                    TerminalCommand.LastTransaction _ ->
                    code == 'E' || code == 'V';
            case TerminalCommand.Settlement _ -> code == 'C';
            case TerminalCommand.Status _ -> code == 's';
            case TerminalCommand.WalletSale _, TerminalCommand.Refund _ -> false;
        };
    }

    /// The last result comes as it was first sent: nothing tells it from a late copy.
    @Override
    public boolean denies(byte[] message) {
        return true;
    }

    private boolean addressed(byte[] message) {
        return profile.terminalId().equals("00000000")
                || ascii(message, 1, 8).equals(profile.terminalId());
    }

    /// @param position counted from 1, as the document does
    private static String ascii(byte[] message, int position, int length) {
        int from = Math.min(position - 1, message.length);
        int to = Math.min(from + length, message.length);
        return new String(message, from, to - from, StandardCharsets.US_ASCII);
    }

    @Override
    public Optional<TerminalAnswer> read(byte[] message) {
        if (message.length < HEAD_BYTES) {
            return Optional.empty();
        }
        String result = ascii(message, 11, 2);
        if (message[9] == 's') {
            return Optional.of(bare(TerminalAnswer.Result.APPROVED, "s"));
        }
        if (digits(result, 2).isEmpty()) {
            return Optional.empty();
        }
        if (message[9] == 'C') {
            boolean closed = result.equals("00");
            return Optional.of(
                    bare(
                            closed
                                    ? TerminalAnswer.Result.APPROVED
                                    : TerminalAnswer.Result.DECLINED,
                            result));
        }
        return message[9] == 'E' || message[9] == 'V'
                ? Optional.of(payment(message, result))
                : Optional.empty();
    }

    private static TerminalAnswer bare(TerminalAnswer.Result result, String code) {
        return new TerminalAnswer(
                result,
                code,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private TerminalAnswer payment(byte[] message, String result) {
        boolean approved = result.equals("00");
        return new TerminalAnswer(
                meaning(result, ascii(message, 72, 3)),
                result,
                Optional.empty(),
                amount(message),
                digits(ascii(message, 60, 6), 6),
                approved ? cleaned(message, 35, 6) : Optional.empty(),
                digits(ascii(message, 66, 6), 6),
                approved ? pan(message) : Optional.empty(),
                approved ? time(ascii(message, 41, 7)) : Optional.empty(),
                digits(ascii(message, 1, 8), 8).map(tid -> new TerminalName(tid, Optional.empty())),
                approved ? "" : cleaned(message, 13, 24).orElse(""));
    }

    private TerminalAnswer.Result meaning(String result, String action) {
        return switch (result) {
            case "00" -> TerminalAnswer.Result.APPROVED;
            case "01", "05", "09" ->
                    profile.cancelled().contains(action)
                            ? TerminalAnswer.Result.CANCELLED
                            : TerminalAnswer.Result.DECLINED;
            default -> TerminalAnswer.Result.UNCLEAR;
        };
    }

    /// The amount the host received, in the answer to `X` alone.
    private OptionalLong amount(byte[] message) {
        String digits = ascii(message, 75, AMOUNT_DIGITS);
        return message[9] == 'E' && digits(digits, AMOUNT_DIGITS).isPresent()
                ? OptionalLong.of(profile.scale().fromWire(Long.parseLong(digits)))
                : OptionalLong.empty();
    }

    private static Optional<String> digits(String text, int count) {
        return text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<String> cleaned(byte[] message, int position, int length) {
        int from = Math.min(position - 1, message.length);
        int to = Math.min(from + length, message.length);
        return Optional.of(TerminalText.of(message, from, to)).filter(text -> !text.isEmpty());
    }

    /// Nineteen characters, the number on the right, zeros before it.
    private static Optional<MaskedPan> pan(byte[] message) {
        int to = Math.min(31, message.length);
        int from = 12;
        while (from < to && message[from] == '0') {
            from++;
        }
        return to - from > 4 ? Optional.of(MaskedPan.of(message, from, to)) : Optional.empty();
    }

    private static Optional<TerminalTime> time(String told) {
        if (digits(told, 7).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new TerminalTime.DayOfYear(
                            Integer.parseInt(told.substring(0, 3)),
                            LocalTime.of(
                                    Integer.parseInt(told.substring(3, 5)),
                                    Integer.parseInt(told.substring(5)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<SettlementTotals> totals(byte[] message) {
        return Optional.of(
                new SettlementTotals(Optional.empty(), total(message, 13), total(message, 29)));
    }

    private OptionalLong total(byte[] message, int position) {
        String digits = ascii(message, position, 16);
        return digits(digits, 16).isPresent()
                ? OptionalLong.of(profile.scale().fromWire(Long.parseLong(digits)))
                : OptionalLong.empty();
    }

    /// The document has no such command: the payer presses the red key.
    @Override
    public Optional<byte[]> giveUp() {
        return Optional.empty();
    }

    @Override
    public boolean tellsOfCard(String progress) {
        String upper = progress.toUpperCase(Locale.ROOT);
        return profile.cardSeen().stream().anyMatch(upper::contains);
    }

    @Override
    public boolean knowsBySequence() {
        return true;
    }

    @Override
    public boolean voidNamesSale() {
        return false;
    }

    @Override
    public String title(byte[] message) {
        if (message.length < 10 || message[9] < 'A' || message[9] > 'z') {
            return "a message of " + message.length + " bytes";
        }
        return "message " + (char) message[9] + ", " + message.length + " bytes";
    }
}

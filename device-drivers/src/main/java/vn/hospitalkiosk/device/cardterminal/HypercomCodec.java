package vn.hospitalkiosk.device.cardterminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The TLV words of the Hypercom family (payments-providers.md §6.1): `60 0000 0000`, `1`, `0` request or `1` response, transaction code, response code, `0`, FS, then fields of type, BCD length, value, FS.
public final class HypercomCodec implements TerminalCodec {
    private static final String TRANSPORT = "6000000000";
    private static final int HEAD_BYTES = 18;
    private static final byte FS = 0x1C;
    private static final int AMOUNT_DIGITS = 12;
    private static final long LARGEST = 999_999_999_999L;

    private static final String SALE = "20";
    private static final String VOID = "26";
    private static final String REFUND = "27";
    private static final String SETTLEMENT = "50";
    private static final String WALLET = "70";
    private static final String RETRIEVE = "71";
    private static final String ECHO = "D0";

    /// A late answer to one of these also answers a question for the last transaction.
    private static final Set<String> PAYMENTS = Set.of(SALE, VOID, REFUND, WALLET, RETRIEVE);

    private final HypercomProfile profile;

    public HypercomCodec(HypercomProfile profile) {
        this.profile = profile;
    }

    @Override
    public Optional<String> objection(TerminalCommand command) {
        return TerminalCommand.order(command)
                .filter(order ->
                        order.amountVnd() > LARGEST / 1000
                                || profile.scale().toWire(order.amountVnd()) > LARGEST)
                .map(_ -> "the amount does not fit into the terminal's field");
    }

    @Override
    public byte[] request(TerminalCommand command) {
        objection(command)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, TRANSPORT + "10" + code(command) + "000");
        out.write(FS);
        switch (command) {
            case TerminalCommand.Sale(Order order) -> amount(out, order);
            case TerminalCommand.WalletSale(Order order) -> {
                amount(out, order);
                field(out, "A1", profile.walletCommand());
            }
            case TerminalCommand.VoidSale(Order order, String trace) -> {
                field(out, "65", trace);
                reference(out, order.reference());
            }
            case TerminalCommand.Refund(Order order) -> amount(out, order);
            case TerminalCommand.LastTransaction(TerminalCommand.Wanted wanted) ->
                    wanted(out, wanted);
            case TerminalCommand.Settlement _, TerminalCommand.Status _ -> {}
        }
        return out.toByteArray();
    }

    private void wanted(ByteArrayOutputStream out, TerminalCommand.Wanted wanted) {
        switch (wanted) {
            case TerminalCommand.Wanted.Newest() -> field(out, "65", profile.lastTrace());
            case TerminalCommand.Wanted.ByTrace(String trace) -> field(out, "65", trace);
            case TerminalCommand.Wanted.ByReference(TerminalReference known) -> {
                if (profile.referenceField().isEmpty()) {
                    field(out, "65", profile.lastTrace());
                }
                reference(out, known);
            }
        }
    }

    private static String code(TerminalCommand command) {
        return switch (command) {
            case TerminalCommand.Sale _ -> SALE;
            case TerminalCommand.WalletSale _ -> WALLET;
            case TerminalCommand.VoidSale _ -> VOID;
            case TerminalCommand.Refund _ -> REFUND;
            case TerminalCommand.Settlement _ -> SETTLEMENT;
            case TerminalCommand.LastTransaction _ -> RETRIEVE;
            case TerminalCommand.Status _ -> ECHO;
        };
    }

    private void amount(ByteArrayOutputStream out, Order order) {
        String digits = Long.toString(profile.scale().toWire(order.amountVnd()));
        field(out, "40", "0".repeat(AMOUNT_DIGITS - digits.length()) + digits);
        reference(out, order.reference());
    }

    private void reference(ByteArrayOutputStream out, TerminalReference reference) {
        profile.referenceField().ifPresent(type -> field(out, type, reference.text()));
    }

    private static void field(ByteArrayOutputStream out, String type, String value) {
        write(out, type);
        out.write(bcd(value.length() / 100));
        out.write(bcd(value.length() % 100));
        write(out, value);
        out.write(FS);
    }

    private static int bcd(int twoDigits) {
        return ((twoDigits / 10) << 4) | (twoDigits % 10);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean answers(byte[] message, TerminalCommand command) {
        if (!isResponse(message)) {
            return false;
        }
        String code = ascii(message, 12, 14);
        return command instanceof TerminalCommand.LastTransaction
                ? PAYMENTS.contains(code)
                : code.equals(code(command));
    }

    /// A late answer to an earlier payment may come in between; only a retrieval's own answer denies.
    @Override
    public boolean denies(byte[] message) {
        return isResponse(message) && ascii(message, 12, 14).equals(RETRIEVE);
    }

    private static boolean isResponse(byte[] message) {
        return message.length >= HEAD_BYTES
                && message[10] == '1'
                && message[11] == '1'
                && message[HEAD_BYTES - 1] == FS;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    @Override
    public Optional<TerminalAnswer> read(byte[] message) {
        if (!isResponse(message)) {
            return Optional.empty();
        }
        return HypercomFields.read(message, HEAD_BYTES)
                .map(fields -> answer(ascii(message, 12, 14), ascii(message, 14, 16), fields));
    }

    private TerminalAnswer answer(String code, String response, HypercomFields fields) {
        OptionalLong amount = vnd(fields, "40");
        return new TerminalAnswer(
                result(code, response, amount.isPresent()),
                known(response) ? response : "??",
                profile.referenceField().flatMap(fields::text),
                amount,
                fields.text("65"),
                fields.text("01"),
                fields.text("D3"),
                fields.pan(),
                fields.time(),
                fields.text("16").map(tid -> new TerminalName(tid, fields.text("D1"))),
                fields.text("02").orElse(""));
    }

    private static boolean known(String response) {
        return response.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }

    private TerminalAnswer.Result result(String code, String response, boolean amountTold) {
        if (response.equals("00")) {
            return TerminalAnswer.Result.APPROVED;
        }
        if (profile.voided().contains(response)) {
            return TerminalAnswer.Result.VOIDED;
        }
        if (code.equals(RETRIEVE) && !amountTold) {
            return TerminalAnswer.Result.NOTHING_KNOWN;
        }
        if (profile.cancelled().contains(response)) {
            return TerminalAnswer.Result.CANCELLED;
        }
        return profile.unclear().contains(response)
                ? TerminalAnswer.Result.UNCLEAR
                : TerminalAnswer.Result.DECLINED;
    }

    @Override
    public Optional<SettlementTotals> totals(byte[] message) {
        return HypercomFields.read(message, HEAD_BYTES)
                .map(fields ->
                        new SettlementTotals(
                                profile.totals().flatMap(where -> counted(fields, where)),
                                vnd(fields, "40"),
                                OptionalLong.empty()));
    }

    private Optional<BatchTally> counted(HypercomFields fields, HypercomProfile.Totals where) {
        OptionalLong sales = fields.number(where.saleCount());
        OptionalLong salesVnd = vnd(fields, where.saleSum());
        if (sales.isEmpty() || salesVnd.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new BatchTally(
                        count(sales),
                        salesVnd.getAsLong(),
                        count(fields.number(where.voidCount())),
                        vnd(fields, where.voidSum()).orElse(0),
                        count(fields.number(where.refundCount())),
                        vnd(fields, where.refundSum()).orElse(0)));
    }

    private static int count(OptionalLong told) {
        return (int) Math.min(told.orElse(0), Integer.MAX_VALUE);
    }

    private OptionalLong vnd(HypercomFields fields, String type) {
        OptionalLong units = fields.number(type);
        return units.isPresent()
                ? OptionalLong.of(profile.scale().fromWire(units.getAsLong()))
                : OptionalLong.empty();
    }

    @Override
    public Optional<byte[]> giveUp() {
        return profile.giveUp().map(code -> new byte[] {code});
    }

    /// This family tells no progress.
    @Override
    public boolean tellsOfCard(String progress) {
        return false;
    }

    @Override
    public boolean knowsBySequence() {
        return profile.referenceField().isEmpty();
    }

    @Override
    public boolean voidNamesSale() {
        return true;
    }

    @Override
    public String title(byte[] message) {
        if (message.length < HEAD_BYTES) {
            return "a message of " + message.length + " bytes";
        }
        byte[] head = Arrays.copyOfRange(message, 11, 16);
        for (int i = 0; i < head.length; i++) {
            boolean known =
                    (head[i] >= '0' && head[i] <= '9') || (head[i] >= 'A' && head[i] <= 'Z');
            head[i] = known ? head[i] : (byte) '?';
        }
        return (head[0] == '0' ? "request " : "response ")
                + ascii(head, 1, 3)
                + (head[0] == '0' ? "" : " code " + ascii(head, 3, 5))
                + ", "
                + message.length
                + " bytes";
    }
}

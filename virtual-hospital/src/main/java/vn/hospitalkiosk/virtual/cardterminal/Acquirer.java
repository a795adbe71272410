package vn.hospitalkiosk.virtual.cardterminal;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.hospitalkiosk.virtual.fault.Faults;

/// Terminal and bank together: decides, and writes the ledger. Not thread-safe: the simulator holds the lock.
final class Acquirer {
    static final String LAST = "000000";
    private static final String APPROVED = "00";
    private static final String NOT_FOUND = "25";
    private static final String NO_LETTER_MISTAKEN = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int APPROVAL_LENGTH = 6;
    private static final long EXPONENT_MISTAKE = 100;
    private static final long MOST_TO_MISTAKE = 999_999;
    private static final long TEN_THOUSAND = 10_000;

    private final Ledger ledger = new Ledger();
    private final Clock clock;

    Acquirer(Clock clock) {
        this.clock = clock;
    }

    Ledger ledger() {
        return ledger;
    }

    Result perform(Request request, Faults.Draw<TerminalMishap> fate, TerminalSettings settings) {
        return switch (request) {
            case Request.Sale sale ->
                    take(
                            sale.wallet() ? LedgerEntry.Kind.WALLET_SALE : LedgerEntry.Kind.SALE,
                            sale.amountMinor(),
                            sale.reference(),
                            fate,
                            settings);
            case Request.Refund refund ->
                    take(
                            LedgerEntry.Kind.REFUND,
                            refund.amountMinor(),
                            refund.reference(),
                            fate,
                            settings);
            case Request.Cancel(String trace, boolean lastOnly) -> cancel(trace, lastOnly);
            case Request.Retrieve(String trace, String reference) -> retrieve(trace, reference);
            case Request.LastResult() -> new Result.Refused("01", "NO LAST RESULT");
            case Request.Settle() -> new Result.Settled(ledger.settle());
            case Request.Sums() -> new Result.Sums(ledger.totals());
            case Request.Status() -> new Result.Ready();
            case Request.Impossible(String code, String text) -> new Result.Refused(code, text);
        };
    }

    private Result take(
            LedgerEntry.Kind kind,
            long asked,
            String reference,
            Faults.Draw<TerminalMishap> fate,
            TerminalSettings settings) {
        long amount = fate.is(TerminalMishap.WRONG_AMOUNT) ? mistaken(asked) : asked;
        Verdict verdict = verdict(amount, fate, settings);
        boolean good = verdict.code().equals(APPROVED);
        LedgerEntry entry =
                new LedgerEntry(
                        ledger.nextNumber(),
                        kind,
                        good ? LedgerEntry.State.APPROVED : LedgerEntry.State.DECLINED,
                        ledger.nextTrace(),
                        reference,
                        amount,
                        amount / settings.minorPerVnd(),
                        PatientCard.masked(),
                        good ? approval(fate.random()) : "",
                        rrn(),
                        verdict.code(),
                        clock.instant(),
                        ledger.batch(),
                        false);
        ledger.add(entry);
        return new Result.Done(
                entry, verdict.code(), verdict.text(), fate.is(TerminalMishap.WRONG_REFERENCE));
    }

    /// As with the wrong exponent, where the field has room for it.
    private static long mistaken(long asked) {
        return asked <= MOST_TO_MISTAKE ? asked * EXPONENT_MISTAKE : asked + TEN_THOUSAND;
    }

    private record Verdict(String code, String text) {}

    private static Verdict verdict(
            long amount, Faults.Draw<TerminalMishap> fate, TerminalSettings settings) {
        if (amount <= 0 || amount % settings.minorPerVnd() != 0) {
            return new Verdict("13", "INVALID AMOUNT");
        }
        if (fate.is(TerminalMishap.DECLINE)) {
            return new Verdict("51", "INSUFFICIENT FUNDS");
        }
        if (fate.is(TerminalMishap.USER_CANCEL)) {
            return new Verdict("UC", "CANCELLED BY USER");
        }
        if (fate.is(TerminalMishap.NO_CARD)) {
            return new Verdict("TO", "NO CARD");
        }
        return new Verdict(APPROVED, "APPROVED");
    }

    private static String approval(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        while (code.length() < APPROVAL_LENGTH) {
            code.append(NO_LETTER_MISTAKEN.charAt(random.nextInt(NO_LETTER_MISTAKEN.length())));
        }
        return code.toString();
    }

    /// Twelve digits: the minute, and the number in this ledger.
    private String rrn() {
        Instant now = clock.instant();
        return String.format(
                Locale.ROOT,
                "%06d%06d",
                now.getEpochSecond() / 60 % 1_000_000,
                ledger.nextNumber() % 1_000_000);
    }

    private Result cancel(String trace, boolean lastOnly) {
        boolean any = trace.equals(LAST);
        Optional<LedgerEntry> entry =
                ledger.newest(e ->
                                e.state() != LedgerEntry.State.DECLINED
                                        && (any || lastOnly || e.trace().equals(trace)))
                        .filter(found -> any || found.trace().equals(trace));
        if (entry.isEmpty() || entry.get().settled()) {
            return new Result.Refused(NOT_FOUND, "NO SUCH TRANSACTION");
        }
        if (entry.get().state() == LedgerEntry.State.VOIDED) {
            return new Result.Refused("VD", "ALREADY VOIDED");
        }
        return new Result.Done(ledger.makeVoid(entry.get()), APPROVED, "VOIDED", false);
    }

    private Result retrieve(String trace, String reference) {
        boolean byTrace = !trace.isEmpty() && !trace.equals(LAST);
        Optional<LedgerEntry> entry =
                ledger.newest(e ->
                        byTrace
                                ? e.trace().equals(trace)
                                : reference.isEmpty() || e.reference().equals(reference));
        return entry.<Result>map(Acquirer::retold)
                .orElseGet(() -> new Result.Refused(NOT_FOUND, "NO SUCH TRANSACTION"));
    }

    private static Result retold(LedgerEntry entry) {
        return switch (entry.state()) {
            case APPROVED -> new Result.Done(entry, APPROVED, "APPROVED", false);
            case DECLINED -> new Result.Done(entry, entry.code(), "DECLINED", false);
            case VOIDED -> new Result.Done(entry, "VD", "VOIDED", false);
        };
    }
}

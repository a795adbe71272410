package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.link.ExchangeEnd;

/// Takes back a sale of the wrong amount: the void goes out once, unless the terminal says that it did not take it; whether it was done is asked.
final class TakingBack {
    /// A terminal that refuses the frame did nothing: it may be told again.
    private static final int ATTEMPTS = 3;

    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final TerminalConnection connection;
    private final Judging judging;
    private final Clock clock;
    private final BooleanSupplier closed;

    TakingBack(
            TerminalProfile profile,
            TerminalCodec codec,
            TerminalConnection connection,
            Judging judging,
            Clock clock,
            BooleanSupplier closed) {
        this.profile = profile;
        this.codec = codec;
        this.connection = connection;
        this.judging = judging;
        this.clock = clock;
        this.closed = closed;
    }

    /// @param mayWait for a line that broke to be opened again: not on the thread that opens it
    /// @return whether the sale is void, for sure
    boolean done(Intent intent, String trace, boolean mayWait) {
        TerminalCommand.VoidSale command = new TerminalCommand.VoidSale(intent.order(), trace);
        if (codec.objection(command).isPresent()) {
            return false;
        }
        Optional<String> sale = Optional.of(trace);
        Intent back = new Intent(Intent.Kind.VOID, intent.order(), clock.instant(), sale, sale);
        for (int i = 0; i < ATTEMPTS && !closed.getAsBoolean(); i++) {
            ExchangeEnd end =
                    connection.exchange(
                            command,
                            message ->
                                    !(judging.of(back, message, true) instanceof Verdict.NotOurs),
                            _ -> {});
            switch (end) {
                case ExchangeEnd.Answered(byte[] message) -> {
                    Verdict verdict = judging.of(back, message, true);
                    Arrays.fill(message, (byte) 0);
                    return verdict instanceof Verdict.Ours
                            ? approved(verdict)
                            : found(back, mayWait);
                }
                case ExchangeEnd.Open _ -> {
                    return found(back, mayWait);
                }
                case ExchangeEnd.NotTaken _ -> LockSupport.parkNanos(profile.askAgain().toNanos());
            }
        }
        return false;
    }

    private static boolean approved(Verdict verdict) {
        return verdict instanceof Verdict.Ours(PaymentOutcome.Approved _);
    }

    private boolean found(Intent back, boolean mayWait) {
        long end = System.nanoTime() + profile.resolveWithin().toNanos();
        while (end - System.nanoTime() > 0
                && !closed.getAsBoolean()
                && (mayWait || connection.alive())) {
            ExchangeEnd told =
                    connection.exchange(
                            TerminalCommand.LastTransaction.of(back), _ -> true, _ -> {});
            if (told instanceof ExchangeEnd.Answered(byte[] message)) {
                Verdict verdict = judging.of(back, message, false);
                Arrays.fill(message, (byte) 0);
                if (verdict instanceof Verdict.Ours) {
                    return approved(verdict);
                }
            }
            LockSupport.parkNanos(profile.askAgain().toNanos());
        }
        return false;
    }
}

package vn.hospitalkiosk.device.cccd;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException;

/// One attempt to read one card, from its first answer to the verdicts. Opens a second session when chip or reader turn out to take less at once.
final class ChipReading {
    private final Supplier<CardChannel> connect;
    private final AccessNumber accessNumber;
    private final List<X509Certificate> cscas;
    private final Clock clock;
    private final Portions portions;
    private final Consumer<ReadStep> onStep;

    private final Progress progress;
    private final FileReader files;
    private final long began = System.nanoTime();
    private int exchanges;

    ChipReading(
            Supplier<CardChannel> connect,
            AccessNumber accessNumber,
            List<X509Certificate> cscas,
            Clock clock,
            Portions portions,
            Consumer<ReadStep> onStep) {
        this.connect = connect;
        this.accessNumber = accessNumber;
        this.cscas = cscas;
        this.clock = clock;
        this.portions = portions;
        this.onStep = onStep;
        this.progress = new Progress(onStep);
        this.files = new FileReader(progress::arrived);
    }

    /// Never throws for what a card, a line or a library does.
    ReadOutcome run() {
        try {
            return attempts();
        } catch (StopReading e) {
            return e.outcome();
        } catch (CardLineException e) {
            return Failures.of(e);
        } catch (RuntimeException e) {
            return Failures.unreadable("the driver failed with " + e.getClass().getSimpleName());
        } finally {
            files.wipe();
        }
    }

    private ReadOutcome attempts() {
        Optional<Portion> smaller = Optional.empty();
        while (true) {
            try (CardChannel channel = connect.get()) {
                if (smaller.isEmpty()) {
                    onStep.accept(new ReadStep.CardFound());
                }
                Portion portion = smaller.orElseGet(() -> portions.of(channel.atr()));
                Optional<ReadOutcome> outcome = attempt(channel, portion);
                if (outcome.isPresent()) {
                    portions.learn(channel.atr(), portion);
                    return outcome.get();
                }
                smaller = Optional.of(portion.smaller());
            }
        }
    }

    /// Empty when chip or reader want less at once.
    private Optional<ReadOutcome> attempt(CardChannel channel, Portion portion) {
        CountedCard card = new CountedCard(channel);
        try {
            return Optional.of(session(card, portion));
        } catch (FileReader.PortionRefused e) {
            if (portion == Portion.EXACT) {
                throw new StopReading(
                        Failures.unreadable(
                                "a read was refused, status word " + Pace.hex(e.statusWord())));
            }
        } catch (CardLineException.BrokenLine e) {
            if (portion != Portion.EXTENDED) {
                throw e;
            }
        }
        exchanges += card.exchanges();
        return Optional.empty();
    }

    private ReadOutcome session(CountedCard card, Portion portion) {
        SecureChannel channel = new SecureChannel(card, new Pace(card, accessNumber).open());
        if (!channel.selectApplication()) {
            return Failures.notACccd("no ICAO application on the chip");
        }
        byte[] dg1 = required(ElementaryFile.DG1, channel, portion);
        Mrz mrz = mrz(dg1);
        Dg13 dg13 =
                files.read(ElementaryFile.DG13, channel, portion)
                                instanceof FileReader.Result.Content(byte[] bytes)
                        ? Dg13.of(bytes)
                        : Dg13.empty();
        CccdData holder = holder(mrz, dg13);
        FileReader.Result sod = files.read(ElementaryFile.SOD, channel, portion);
        TrustVerdicts trust =
                new Trust(files, cscas, clock).verdicts(sod, channel, portion, this::checking);
        if (Trust.failed(trust)) {
            return Failures.notGenuine(trust);
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new ReadOutcome.Read(holder, trust, exchanges + card.exchanges(), millis);
    }

    private void checking() {
        onStep.accept(new ReadStep.Checking());
    }

    private byte[] required(ElementaryFile file, SecureChannel channel, Portion portion) {
        return switch (files.read(file, channel, portion)) {
            case FileReader.Result.Content(byte[] bytes) -> bytes;
            case FileReader.Result.Missing _ ->
                    throw new StopReading(Failures.notACccd("the chip has no " + file));
            case FileReader.Result.Refused _ ->
                    throw new StopReading(Failures.unreadable("the chip refuses " + file));
        };
    }

    private static Mrz mrz(byte[] dg1) {
        try {
            return Mrz.ofDg1(dg1)
                    .filter(zone -> zone.vietnamese() && zone.hasPersonalNumber())
                    .orElseThrow(
                            () -> new StopReading(Failures.notACccd("DG1 is not that of a CCCD")));
        } catch (IllegalArgumentException e) {
            throw new StopReading(Failures.unreadable("DG1 cannot be understood"));
        }
    }

    private static CccdData holder(Mrz mrz, Dg13 dg13) {
        try {
            return CardHolder.of(mrz, dg13);
        } catch (IllegalArgumentException e) {
            throw new StopReading(Failures.unreadable("the birth date on the chip is no date"));
        }
    }

    /// Sums up for the screen what arrived and what is still to come.
    private static final class Progress {
        /// Bytes of DG1, DG13, SOD and DG15 on a usual card (cccd.md §3).
        private static final int USUAL_BYTES = 2_400;

        private final Consumer<ReadStep> onStep;
        private int read;

        Progress(Consumer<ReadStep> onStep) {
            this.onStep = onStep;
        }

        void arrived(int bytes) {
            read += bytes;
            onStep.accept(new ReadStep.Reading(read, Math.max(read, USUAL_BYTES)));
        }
    }
}

package vn.hospitalkiosk.device.cccd;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException;

/// One attempt to read one card, from its first answer to the verdicts. Opens a second session when chip or reader turn out to take less at once.
final class ChipReading {
    private final Supplier<CardChannel> connect;
    private final String reader;
    private final ReadRequest request;
    private final Portions portions;
    private final Consumer<ReadStep> onStep;

    private final FileReader files;
    private final Trust trust;
    private final long began = System.nanoTime();
    private int exchanges;

    /// @param reader its name
    ChipReading(
            Supplier<CardChannel> connect,
            String reader,
            ReadRequest request,
            TrustStore store,
            Clock clock,
            Portions portions,
            Consumer<ReadStep> onStep) {
        this.connect = connect;
        this.reader = reader;
        this.request = request;
        this.portions = portions;
        this.onStep = onStep;
        this.files = new FileReader(new Progress(onStep)::arrived);
        this.trust = new Trust(files, store, clock);
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
                Portion portion = smaller.orElseGet(() -> portions.of(reader, channel.atr()));
                Optional<ReadOutcome> outcome = attempt(channel, portion);
                if (outcome.isPresent()) {
                    if (outcome.get() instanceof ReadOutcome.Read) {
                        portions.learn(reader, channel.atr(), portion);
                    }
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
        SecureChannel channel = new ChipAccess(card, request).open();
        if (!channel.selectApplication()) {
            return Failures.notACccd("no ICAO application on the chip");
        }
        Mrz mrz = mrz(required(ElementaryFile.DG1, channel, portion));
        CccdData holder = holder(mrz, dg13(channel, portion));
        Optional<PassiveAuthentication> signed =
                trust.signed(files.read(ElementaryFile.SOD, channel, portion));
        if (signed.isEmpty()) {
            checking();
            return Failures.notGenuine(trust.unsigned(), false);
        }
        ChipProof proof = new ChipProof(files, card, channel, portion);
        trust.prove(signed.get(), passive -> proof.verdict(passive, this::checking));
        Portrait portrait =
                request.portrait()
                        ? portrait(signed.get(), channel, portion)
                        : new Portrait.NotAsked();
        TrustVerdicts verdicts = trust.verdicts(signed.get());
        if (Trust.failed(verdicts)) {
            return Failures.notGenuine(verdicts, trust.signerOutOfTime());
        }
        if (request.printedNumber().filter(number -> !number.equals(holder.number())).isPresent()) {
            return Failures.anotherNumber(verdicts);
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new ReadOutcome.Read(
                holder, verdicts, exchanges + card.exchanges(), millis, portrait);
    }

    private void checking() {
        onStep.accept(new ReadStep.Checking());
    }

    private Dg13 dg13(SecureChannel channel, Portion portion) {
        return files.read(ElementaryFile.DG13, channel, portion)
                        instanceof FileReader.Result.Content(byte[] bytes)
                ? Dg13.of(bytes)
                : Dg13.empty();
    }

    /// Whatever is wrong with a photograph, the patient is not sent away for it.
    private Portrait portrait(
            PassiveAuthentication signed, SecureChannel channel, Portion portion) {
        if (!signed.lists(ElementaryFile.DG2)) {
            return new Portrait.NotOnChip();
        }
        try {
            return switch (files.read(ElementaryFile.DG2, channel, portion)) {
                case FileReader.Result.Content(byte[] bytes) -> Dg2.of(bytes);
                case FileReader.Result.Missing _ -> new Portrait.NotOnChip();
                case FileReader.Result.Refused _ ->
                        new Portrait.Unusable("the chip refuses the photograph");
                case FileReader.Result.TooLarge _ ->
                        new Portrait.Unusable("the photograph is too large");
            };
        } catch (StopReading e) {
            return new Portrait.Unusable("DG2 cannot be understood");
        } catch (FileReader.PortionRefused e) {
            if (portion == Portion.EXACT) {
                return new Portrait.Unusable("the chip refuses the photograph");
            }
            throw e;
        }
    }

    private byte[] required(ElementaryFile file, SecureChannel channel, Portion portion) {
        return switch (files.read(file, channel, portion)) {
            case FileReader.Result.Content(byte[] bytes) -> bytes;
            case FileReader.Result.Missing _ ->
                    throw new StopReading(Failures.notACccd("the chip has no " + file));
            case FileReader.Result.Refused _ ->
                    throw new StopReading(Failures.unreadable("the chip refuses " + file));
            case FileReader.Result.TooLarge _ ->
                    throw new StopReading(Failures.unreadable(file + " is too large"));
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

package vn.hospitalkiosk.device.cccd;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Comes to the five verdicts about a chip whose data groups have been read.
final class Trust {
    private final FileReader files;
    private final TrustStore store;
    private final Clock clock;

    /// A chip proves itself once, however many sessions its files take.
    private Optional<Verdict> chip = Optional.empty();

    private boolean signerOutOfTime;

    Trust(FileReader files, TrustStore store, Clock clock) {
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    /// Empty when nothing on the chip vouches for its data.
    Optional<PassiveAuthentication> signed(FileReader.Result sod) {
        if (!(sod instanceof FileReader.Result.Content(byte[] bytes))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PassiveAuthentication(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param proof asks the chip
    void prove(PassiveAuthentication passive, Function<PassiveAuthentication, Verdict> proof) {
        if (chip.isEmpty()) {
            chip = Optional.of(proof.apply(passive));
        }
    }

    /// Over all files read so far.
    TrustVerdicts verdicts(PassiveAuthentication passive) {
        Map<ElementaryFile, byte[]> groups = new EnumMap<>(files.contents());
        groups.remove(ElementaryFile.SOD);
        Instant now = clock.instant();
        Verdict hashes = passive.hashes(groups, files.missing());
        Verdict signature = passive.signature();
        Verdict chain = passive.chain(store.cscas(), now);
        Verdict revocation =
                new Revocation(store).of(passive.signer(), passive.issuer(store.cscas()), now);
        TrustVerdicts trust =
                new TrustVerdicts(
                        hashes, signature, chain, revocation, chip.orElse(Verdict.NOT_OFFERED));
        signerOutOfTime =
                failures(trust) == 1
                        && chain == Verdict.FAILED
                        && passive.issuer(store.cscas()).isPresent()
                        && !passive.signerInTime(now);
        return trust;
    }

    /// Whether a certificate out of its time is all that is wrong.
    boolean signerOutOfTime() {
        return signerOutOfTime;
    }

    /// A chip with data but nothing that vouches for them.
    TrustVerdicts unsigned() {
        return new TrustVerdicts(
                Verdict.FAILED,
                Verdict.FAILED,
                store.cscas().isEmpty() ? Verdict.NOT_CONFIGURED : Verdict.FAILED,
                store.lists().isEmpty() ? Verdict.NOT_CONFIGURED : Verdict.NOT_OFFERED,
                Verdict.NOT_OFFERED);
    }

    static boolean failed(TrustVerdicts trust) {
        return failures(trust) > 0;
    }

    private static long failures(TrustVerdicts trust) {
        return Stream.of(
                        trust.hashes(),
                        trust.signature(),
                        trust.chain(),
                        trust.revocation(),
                        trust.chip())
                .filter(verdict -> verdict == Verdict.FAILED)
                .count();
    }
}

package vn.hospitalkiosk.device.cccd;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Comes to the five verdicts about a chip whose data groups have been read.
final class Trust {
    private final FileReader files;
    private final List<X509Certificate> cscas;
    private final Clock clock;

    Trust(FileReader files, List<X509Certificate> cscas, Clock clock) {
        this.files = files;
        this.cscas = cscas;
        this.clock = clock;
    }

    /// @param onChecking called before the first check
    TrustVerdicts verdicts(
            FileReader.Result sod, SecureChannel channel, Portion portion, Runnable onChecking) {
        if (!(sod instanceof FileReader.Result.Content(byte[] bytes))) {
            onChecking.run();
            return unsigned();
        }
        PassiveAuthentication passive;
        try {
            passive = new PassiveAuthentication(bytes);
        } catch (IllegalArgumentException e) {
            onChecking.run();
            return unsigned();
        }
        Verdict chip = Verdict.NOT_OFFERED;
        if (passive.lists(ElementaryFile.DG15)) {
            FileReader.Result dg15 = files.read(ElementaryFile.DG15, channel, portion);
            onChecking.run();
            chip =
                    dg15 instanceof FileReader.Result.Content(byte[] key)
                            ? ActiveAuthentication.check(key, channel)
                            : Verdict.FAILED;
        } else {
            onChecking.run();
        }
        Map<ElementaryFile, byte[]> groups = new EnumMap<>(files.contents());
        groups.remove(ElementaryFile.SOD);
        Verdict hashes = passive.hashes(groups, files.missing());
        Verdict signature = passive.signature();
        Verdict chain = passive.chain(cscas, clock.instant());
        // No source of Vietnamese revocation lists is known (cccd.md §6).
        return new TrustVerdicts(hashes, signature, chain, Verdict.NOT_CONFIGURED, chip);
    }

    /// A chip with data but nothing that vouches for them.
    private TrustVerdicts unsigned() {
        return new TrustVerdicts(
                Verdict.FAILED,
                Verdict.FAILED,
                cscas.isEmpty() ? Verdict.NOT_CONFIGURED : Verdict.FAILED,
                Verdict.NOT_CONFIGURED,
                Verdict.NOT_OFFERED);
    }

    static boolean failed(TrustVerdicts trust) {
        return Stream.of(
                        trust.hashes(),
                        trust.signature(),
                        trust.chain(),
                        trust.revocation(),
                        trust.chip())
                .anyMatch(verdict -> verdict == Verdict.FAILED);
    }
}

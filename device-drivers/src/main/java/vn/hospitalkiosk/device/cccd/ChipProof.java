package vn.hospitalkiosk.device.cccd;

import java.util.Optional;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Whether the chip is the one the state made, and not a copy of its files: active authentication, and chip authentication where that is absent. What the signed list promises must be there: a copy would leave it away.
final class ChipProof {
    private final FileReader files;
    private final CountedCard card;
    private final SecureChannel channel;
    private final Portion portion;

    ChipProof(FileReader files, CountedCard card, SecureChannel channel, Portion portion) {
        this.files = files;
        this.card = card;
        this.channel = channel;
        this.portion = portion;
    }

    /// @param onChecking called before the check
    Verdict verdict(PassiveAuthentication passive, Runnable onChecking) {
        if (!passive.lists(ElementaryFile.DG15)) {
            onChecking.run();
            return agreement(passive, Verdict.NOT_OFFERED);
        }
        FileReader.Result dg15 = files.read(ElementaryFile.DG15, channel, portion);
        onChecking.run();
        if (!(dg15 instanceof FileReader.Result.Content(byte[] key))) {
            return Verdict.FAILED;
        }
        Verdict active = ActiveAuthentication.check(key, channel, portion);
        return active == Verdict.NOT_OFFERED ? agreement(passive, Verdict.FAILED) : active;
    }

    /// @param without the verdict when DG14 offers nothing
    private Verdict agreement(PassiveAuthentication passive, Verdict without) {
        if (!passive.lists(ElementaryFile.DG14)) {
            return without;
        }
        FileReader.Result dg14 = files.read(ElementaryFile.DG14, channel, portion);
        if (!(dg14 instanceof FileReader.Result.Content(byte[] bytes))) {
            return Verdict.FAILED;
        }
        Optional<Dg14.AgreementKey> key = Dg14.agreementKey(bytes);
        return key.isEmpty() ? without : ChipAuthentication.check(key.get(), card, channel);
    }
}

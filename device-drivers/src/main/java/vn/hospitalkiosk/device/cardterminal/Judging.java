package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import vn.hospitalkiosk.device.Failure;

/// Reads a terminal's message as evidence about an intent.
final class Judging {
    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final Clock clock;

    Judging(TerminalProfile profile, TerminalCodec codec, Clock clock) {
        this.profile = profile;
        this.codec = codec;
        this.clock = clock;
    }

    /// @param direct the message answers the order itself
    Verdict of(Intent intent, byte[] message, boolean direct) {
        Verdict.Asked asked =
                new Verdict.Asked(
                        direct,
                        codec.knowsBySequence(),
                        codec.voidNamesSale(),
                        intent.startedAt().minus(profile.clockSkew()),
                        clock.instant().plus(profile.clockSkew()),
                        profile.zone());
        return codec.read(message)
                .map(answer -> Verdict.of(intent, answer, asked))
                .orElseGet(() ->
                        new Verdict.Unclear(
                                new Failure("T22", "the terminal's answer has no known form")));
    }
}

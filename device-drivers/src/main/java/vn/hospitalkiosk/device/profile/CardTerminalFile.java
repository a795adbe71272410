package vn.hospitalkiosk.device.profile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.device.cardterminal.AmountScale;
import vn.hospitalkiosk.device.cardterminal.Ecr17Profile;
import vn.hospitalkiosk.device.cardterminal.EcrFraming;
import vn.hospitalkiosk.device.cardterminal.HypercomProfile;
import vn.hospitalkiosk.device.cardterminal.LrcRange;
import vn.hospitalkiosk.device.cardterminal.TerminalProfile;
import vn.hospitalkiosk.device.yaml.Between;

/// `card-terminal.yaml`; the values are those of [TerminalProfile], [HypercomProfile], [Ecr17Profile] and [EcrFraming]. What they are stands in the acquirer's document.
///
/// @param amountExponent decimals the terminal implies; see [AmountScale]
public record CardTerminalFile(
        boolean installed,
        Transport transport,
        Dialect dialect,
        @Between(least = 0, most = 3) int amountExponent,
        Framing framing,
        LinkFile link,
        @Between(least = 10_000, most = 600_000) Duration answerWithin,
        @Between(least = 500, most = 60_000) Duration askWithin,
        @Between(least = 10_000, most = 900_000) Duration longestPayment,
        @Between(least = 1_000, most = 600_000) Duration resolveWithin,
        @Between(least = 200, most = 60_000) Duration askAgain,
        @Between(least = 0, most = 3_600_000) Duration clockSkew,
        @Between(least = 100, most = 600_000) Optional<Duration> heartbeat,
        @Between(least = 100, most = 10_000) Optional<Duration> pulseWithin,
        Optional<DayTime> settleAt,
        Zone zone)
        implements DeviceFile {
    public sealed interface Dialect {}

    public record Hypercom(
            Optional<String> referenceField,
            String walletCommand,
            String lastTrace,
            List<String> cancelled,
            List<String> unclear,
            Optional<String> voided,
            @Between(least = 0, most = 0xFF) Optional<Integer> giveUp,
            Optional<Totals> totals)
            implements Dialect {}

    /// Types of the fields of a settlement's answer.
    public record Totals(
            String saleCount,
            String saleSum,
            String voidCount,
            String voidSum,
            String refundCount,
            String refundSum) {}

    public record Ecr17(
            String terminalId, String registerId, List<String> cancelled, List<String> cardSeen)
            implements Dialect {
        public Ecr17 {
            if (!terminalId.matches("[0-9]{8}") || !registerId.matches("[0-9]{8}")) {
                throw new IllegalArgumentException("needs ids of eight digits");
            }
        }
    }

    record Framing(
            @Between(least = 0, most = 0xFF) int start,
            @Between(least = 0, most = 0xFF) int end,
            @Between(least = 0, most = 0xFF) int lrcSeed,
            LrcRange lrcRange,
            boolean lengthPrefix,
            boolean framedControls,
            @Between(least = 64, most = 9_999) int longest) {
        Framing {
            if (start == end) {
                throw new IllegalArgumentException("must not begin and end by the same byte");
            }
        }
    }

    /// When the batch is closed, in `zone`: `21:30`.
    public record DayTime(String text) {
        public DayTime {
            try {
                LocalTime.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time of day, as \"21:30\"", e);
            }
        }

        public LocalTime time() {
            return LocalTime.parse(text);
        }
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone.name);
    }

    record Zone(String name) {
        Zone {
            try {
                ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time zone, as Asia/Ho_Chi_Minh", e);
            }
        }
    }

    public TerminalProfile profile() {
        EcrFraming frames =
                new EcrFraming(
                        (byte) framing.start,
                        (byte) framing.end,
                        framing.lrcSeed,
                        framing.lrcRange,
                        framing.lengthPrefix,
                        framing.framedControls,
                        framing.longest,
                        link.times());
        TerminalProfile model = TerminalProfile.with(frames, ZoneId.of(zone.name));
        return new TerminalProfile(
                frames,
                answerWithin,
                askWithin,
                longestPayment,
                resolveWithin,
                askAgain,
                heartbeat.orElse(model.heartbeat()),
                pulseWithin.orElse(model.pulseWithin()),
                clockSkew,
                model.zone());
    }

    public HypercomProfile hypercom(Hypercom words) {
        AmountScale scale = new AmountScale(amountExponent);
        HypercomProfile model = HypercomProfile.with(scale);
        return new HypercomProfile(
                scale,
                words.referenceField,
                words.walletCommand,
                words.lastTrace,
                Set.copyOf(words.cancelled),
                Set.copyOf(words.unclear),
                words.voided.map(Set::of).orElse(model.voided()),
                words.giveUp.map(Integer::byteValue),
                words.totals.map(CardTerminalFile::totals).or(model::totals));
    }

    private static HypercomProfile.Totals totals(Totals where) {
        return new HypercomProfile.Totals(
                where.saleCount,
                where.saleSum,
                where.voidCount,
                where.voidSum,
                where.refundCount,
                where.refundSum);
    }

    public Ecr17Profile ecr17(Ecr17 words) {
        return new Ecr17Profile(
                new AmountScale(amountExponent),
                words.terminalId,
                words.registerId,
                Set.copyOf(words.cancelled),
                Set.copyOf(words.cardSeen));
    }

    @Override
    public boolean simulated() {
        return transport.simulated();
    }

    @Override
    public String address() {
        return DeviceFile.words(transport);
    }
}

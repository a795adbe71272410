package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.scanner.IdentityQuestion;
import vn.hospitalkiosk.device.scanner.ScannerProfile;
import vn.hospitalkiosk.device.scanner.TriggerCommands;
import vn.hospitalkiosk.device.yaml.Between;

/// `scanner.yaml`.
///
/// @param suffix what the scanner sends after each code, as it is configured
/// @param idleGapMs pause that ends a code as long as no suffix was seen; 30 unless told
/// @param trigger how it is told to look for a code; none unless told: it looks by itself
/// @param identity how it is asked what it is; none unless told
public record ScannerFile(
        boolean installed,
        Transport transport,
        Suffix suffix,
        @Between(least = 5, most = 1000) Optional<Integer> idleGapMs,
        Optional<Trigger> trigger,
        Optional<Identity> identity)
        implements DeviceFile {
    public enum Suffix {
        CR,
        LF,
        TAB,
        ETX,
        NONE;

        private Optional<Byte> value() {
            return switch (this) {
                case CR -> Optional.of((byte) 0x0D);
                case LF -> Optional.of((byte) 0x0A);
                case TAB -> Optional.of((byte) 0x09);
                case ETX -> Optional.of((byte) 0x03);
                case NONE -> Optional.empty();
            };
        }
    }

    public enum Trigger {
        NONE,
        HONEYWELL,
        NEWLAND
    }

    public enum Identity {
        NONE,
        HONEYWELL
    }

    public ScannerFile {
        if (!(transport instanceof Transport.Serial || transport instanceof Transport.Endpoint)) {
            throw new IllegalArgumentException("a scanner is reached by serial only");
        }
    }

    public ScannerProfile profile() {
        return new ScannerProfile(
                suffix.value(),
                idleGapMs.map(Duration::ofMillis).orElse(ScannerProfile.USUAL_GAP),
                trigger.flatMap(ScannerFile::commands),
                identity.flatMap(ScannerFile::question));
    }

    private static Optional<TriggerCommands> commands(Trigger trigger) {
        return switch (trigger) {
            case NONE -> Optional.empty();
            case HONEYWELL -> Optional.of(TriggerCommands.HONEYWELL);
            case NEWLAND -> Optional.of(TriggerCommands.NEWLAND);
        };
    }

    private static Optional<IdentityQuestion> question(Identity identity) {
        return switch (identity) {
            case NONE -> Optional.empty();
            case HONEYWELL -> Optional.of(IdentityQuestion.HONEYWELL);
        };
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

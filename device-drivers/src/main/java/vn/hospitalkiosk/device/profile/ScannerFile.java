package vn.hospitalkiosk.device.profile;

/// `scanner.yaml`.
///
/// @param suffix what the scanner sends after each code, as it is configured
public record ScannerFile(boolean installed, Transport transport, Suffix suffix)
        implements DeviceFile {
    public enum Suffix {
        CR((byte) 0x0D),
        LF((byte) 0x0A),
        TAB((byte) 0x09),
        ETX((byte) 0x03);

        private final byte value;

        Suffix(byte value) {
            this.value = value;
        }

        public byte value() {
            return value;
        }
    }

    public ScannerFile {
        if (!(transport instanceof Transport.Serial || transport instanceof Transport.Endpoint)) {
            throw new IllegalArgumentException("a scanner is reached by serial only");
        }
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

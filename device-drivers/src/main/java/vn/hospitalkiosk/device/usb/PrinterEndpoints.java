package vn.hospitalkiosk.device.usb;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a printer of USB class 7/1 is spoken to and heard (Universal Serial Bus Device Class Definition for Printing Devices 1.1, §4.2).
///
/// @param protocol 2 bidirectional, 3 IEEE 1284.4; 1 has no way back and is not used
/// @param out endpoint address of bulk OUT
/// @param in endpoint address of bulk IN
/// @param inPacketBytes longest packet it sends
record PrinterEndpoints(
        int interfaceNumber, int alternate, int protocol, int out, int in, int inPacketBytes) {
    private static final int CLASS_PRINTER = 7;
    private static final int SUBCLASS_PRINTER = 1;
    private static final int BIDIRECTIONAL = 2;
    private static final int IEEE_1284_4 = 3;

    /// One endpoint as described.
    ///
    /// @param address bit 7 set: towards us
    /// @param attributes bits 0 and 1: 2 is bulk
    record Endpoint(int address, int attributes, int packetBytes) {
        private static final int BULK = 2;

        boolean bulk() {
            return (attributes & 3) == BULK;
        }

        boolean towardsUs() {
            return (address & 0x80) != 0;
        }
    }

    /// One alternate setting of one interface as described.
    record Setting(
            int interfaceNumber,
            int alternate,
            int usbClass,
            int subClass,
            int protocol,
            List<Endpoint> endpoints) {}

    /// Plain bidirectional first; empty when the device has no printer that can answer.
    static Optional<PrinterEndpoints> among(List<Setting> settings) {
        return settings.stream()
                .filter(setting ->
                        setting.usbClass == CLASS_PRINTER
                                && setting.subClass == SUBCLASS_PRINTER
                                && (setting.protocol == BIDIRECTIONAL
                                        || setting.protocol == IEEE_1284_4))
                .sorted(Comparator.comparingInt(Setting::protocol))
                .flatMap(setting -> of(setting).stream())
                .findFirst();
    }

    private static Optional<PrinterEndpoints> of(Setting setting) {
        Optional<Endpoint> out = first(setting, false);
        Optional<Endpoint> in = first(setting, true);
        if (out.isEmpty() || in.isEmpty() || in.get().packetBytes < 1) {
            return Optional.empty();
        }
        return Optional.of(
                new PrinterEndpoints(
                        setting.interfaceNumber,
                        setting.alternate,
                        setting.protocol,
                        out.get().address,
                        in.get().address,
                        in.get().packetBytes));
    }

    private static Optional<Endpoint> first(Setting setting, boolean towardsUs) {
        return setting.endpoints.stream()
                .filter(endpoint -> endpoint.bulk() && endpoint.towardsUs() == towardsUs)
                .findFirst();
    }
}

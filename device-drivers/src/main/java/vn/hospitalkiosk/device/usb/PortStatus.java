package vn.hospitalkiosk.device.usb;

/// The answer to GET_PORT_STATUS (USB printer class 1.1, §4.2.2), with the meanings of a parallel port. Cheap printers answer a constant: a hint for a technician, no ground for decisions.
public record PortStatus(boolean paperEmpty, boolean selected, boolean error) {
    static PortStatus of(int bits) {
        return new PortStatus((bits & 0x20) != 0, (bits & 0x10) != 0, (bits & 0x08) == 0);
    }
}

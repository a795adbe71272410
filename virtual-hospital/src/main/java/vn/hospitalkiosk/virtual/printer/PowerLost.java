package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;

/// The printer was switched off and on while it listened: it begins anew.
final class PowerLost extends IOException {
    PowerLost() {
        super("power lost");
    }
}

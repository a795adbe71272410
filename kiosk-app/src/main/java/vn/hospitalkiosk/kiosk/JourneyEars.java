package vn.hospitalkiosk.kiosk;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.document.ScannedCodes;
import vn.hospitalkiosk.kiosk.devices.DeviceEars;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;

/// What devices say, as the journey's events. No journey uses the card unit yet: its state is seen by technicians.
record JourneyEars(Consumer<JourneyEvent> events) implements DeviceEars {
    @Override
    public void changed(DeviceKind kind, DeviceState state) {
        switch (kind) {
            case CHIP_READER -> events.accept(new JourneyEvent.ReaderChanged(state));
            case SCANNER -> events.accept(new JourneyEvent.ScannerChanged(state));
            case PRINTER -> events.accept(new JourneyEvent.PrinterChanged(state));
            case CARD_TERMINAL -> events.accept(new JourneyEvent.TerminalChanged(state));
            case CARD_UNIT -> {}
        }
    }

    @Override
    public void card(boolean present) {
        events.accept(new JourneyEvent.CardPresence(present));
    }

    @Override
    public void scanned(String text) {
        events.accept(new JourneyEvent.Scanned(ScannedCodes.recognise(text)));
    }
}

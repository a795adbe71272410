package vn.hospitalkiosk.architecture.offence.gateway.psp.one;

/// Planted: an adapter that uses another adapter.
public class SeesOther {
    public vn.hospitalkiosk.architecture.offence.gateway.psp.two.Other other() {
        return new vn.hospitalkiosk.architecture.offence.gateway.psp.two.Other();
    }
}

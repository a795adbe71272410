package vn.hospitalkiosk.architecture.offence.cycles.two;

/// Planted: the other half of the cycle.
public class Second {
    public vn.hospitalkiosk.architecture.offence.cycles.one.First first() {
        return new vn.hospitalkiosk.architecture.offence.cycles.one.First();
    }
}

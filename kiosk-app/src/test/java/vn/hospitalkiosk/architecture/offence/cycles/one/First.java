package vn.hospitalkiosk.architecture.offence.cycles.one;

/// Planted: needs the other package, which needs this one.
public class First {
    public vn.hospitalkiosk.architecture.offence.cycles.two.Second second() {
        return new vn.hospitalkiosk.architecture.offence.cycles.two.Second();
    }
}

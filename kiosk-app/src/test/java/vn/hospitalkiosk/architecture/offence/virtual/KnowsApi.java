package vn.hospitalkiosk.architecture.offence.virtual;

/// Planted: a simulator that shares code with what it tests.
public class KnowsApi {
    public vn.hospitalkiosk.architecture.offence.api.NotPlain shared() {
        return new vn.hospitalkiosk.architecture.offence.api.NotPlain(1);
    }
}

package vn.hospitalkiosk.architecture.offence.kiosk.journey;

/// Planted: the kiosk uses the server's classes, and deciding needs a window and the wall clock.
public class KnowsGateway {
    public vn.hospitalkiosk.architecture.offence.gateway.payment.UsesSql server() {
        return new vn.hospitalkiosk.architecture.offence.gateway.payment.UsesSql();
    }

    public javafx.scene.Node node() {
        return new javafx.scene.layout.Pane();
    }

    public java.time.Instant now() {
        return java.time.Instant.now();
    }
}

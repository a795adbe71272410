package vn.hospitalkiosk.architecture.offence;

/// Planted: a name that says nothing, and a field that wires itself.
public class PaymentManager {
    @Inject public String injected = "";

    /// Stands for any injection annotation of that name.
    public @interface Inject {}
}

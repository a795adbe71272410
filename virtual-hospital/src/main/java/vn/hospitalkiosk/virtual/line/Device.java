package vn.hospitalkiosk.virtual.line;

/// What stands behind a [Line]. Called by the line's thread only; all three may put bytes into the outbox.
public interface Device {
    void receive(byte[] bytes, Outbox out);

    /// Called every few milliseconds, for timers.
    void tick(Outbox out);

    /// The host has gone.
    void hungUp(Outbox out);
}

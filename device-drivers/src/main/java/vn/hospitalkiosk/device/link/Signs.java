package vn.hospitalkiosk.device.link;

/// What a device lets know while it works on a command. Called on the thread of the exchange; must only hand over.
public interface Signs {
    Signs UNHEARD =
            new Signs() {
                @Override
                public void taken() {}

                @Override
                public void progressed(String text) {}
            };

    /// It has the command.
    void taken();

    /// @param text the device's, bounded
    void progressed(String text);
}

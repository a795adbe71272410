package vn.hospitalkiosk.kiosk.devices;

import java.util.Optional;

/// The version of this program.
public final class Version {
    private Version() {}

    /// From the jar; a build that was not packaged has none.
    public static String ours() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

package vn.hospitalkiosk.device.cccd;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// BouncyCastle, used by name and never registered: the JDK's own providers stay first for everything else in the process.
final class Bouncy {
    static final Provider CASTLE = new BouncyCastleProvider();

    private Bouncy() {}
}

package vn.hospitalkiosk.device.diagnostic;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.cccd.AccessNumber;

/// The person in front of the kiosk.
public interface Technician {
    /// Asks a question that is answered yes or no.
    boolean sees(String vi, String en);

    /// Says what to do now.
    void please(String vi, String en);

    /// The six digits of the test card, if he has one with him.
    Optional<AccessNumber> accessNumber();

    /// Long enough to do what was asked.
    default Duration patience() {
        return Duration.ofSeconds(20);
    }
}

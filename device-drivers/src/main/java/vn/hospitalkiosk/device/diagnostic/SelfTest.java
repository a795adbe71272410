package vn.hospitalkiosk.device.diagnostic;

import java.util.List;

/// What one device can find out about itself. Blocks its thread until it is done.
public interface SelfTest {
    /// @param technician asked by `Level.INTERACTIVE` only
    List<Finding> run(Level level, Technician technician);
}

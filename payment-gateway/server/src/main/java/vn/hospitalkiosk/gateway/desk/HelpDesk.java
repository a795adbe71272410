package vn.hospitalkiosk.gateway.desk;

import java.time.Instant;
import java.util.List;

/// Patients who pressed "Gọi nhân viên", until somebody goes there.
public interface HelpDesk {
    /// The oldest first.
    List<Call> open(Instant since, int most);

    /// @return false when somebody else was faster
    boolean answer(long call, String by, Instant at);

    /// @return how many were deleted
    int forgetBefore(Instant last);

    /// @param screen the kiosk's name of what the patient sees
    record Call(long number, String kiosk, String screen, Instant at) {}
}

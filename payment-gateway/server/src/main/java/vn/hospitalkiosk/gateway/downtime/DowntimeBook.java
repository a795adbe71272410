package vn.hospitalkiosk.gateway.downtime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Where blocks and numbers are kept. Every call is one transaction of its own.
public interface DowntimeBook {
    /// Takes the next `count` numbers of a prefix and day, for good.
    ///
    /// @return the first of them
    int take(
            KioskIdentity kiosk,
            LocalDate day,
            NumberClass kind,
            String prefix,
            int count,
            Instant at,
            Instant expiresAt);

    /// @return false: this number was told before
    boolean given(NumberBlock block, IssuedNumber number, Instant toldAt);

    /// Those nobody has dealt with, priority first, then in the order they were given out.
    List<Given> open(LocalDate day);

    /// Called to a desk, the newest first.
    List<Given> called(LocalDate day, int most);

    /// @return false when it is not open any more
    boolean call(LocalDate day, String label, String desk, Instant at);

    /// @param encounter the HIS's id of the visit it became; empty: the person was not there
    /// @return false when it is not open any more
    boolean close(LocalDate day, String label, Optional<String> encounter, String by, Instant at);

    /// @return how many were deleted
    int forgetBefore(LocalDate day);

    record Given(
            String label,
            NumberClass kind,
            String kiosk,
            Instant issuedAt,
            Optional<Called> called) {}

    record Called(String desk, Instant at) {}
}

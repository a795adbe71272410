package vn.hospitalkiosk.gateway.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// Refunds and deposits that this HIS has no way to be told of: a person enters them there, and says so.
public interface HandList {
    /// What the HIS answers then; as it stands with the row.
    String NOT_OFFERED = "not offered";

    /// Those nobody has entered yet, oldest first; then the newest that were.
    List<Row> rows(int most);

    /// @param person login name
    /// @return false when there is no such row, or it was entered before
    boolean entered(String id, String person, Instant at);

    record Row(HisMoney.MoneyRecord record, Optional<Entry> entry) {}

    record Entry(String person, Instant at) {}
}

package vn.hospitalkiosk.gateway.ledger;

import java.util.List;
import java.util.Optional;

/// What stands in the book.
public interface Books {
    Optional<Journal.Booked> find(long number);

    /// @return in the order of their numbers
    List<Journal.Booked> about(Subject subject);
}

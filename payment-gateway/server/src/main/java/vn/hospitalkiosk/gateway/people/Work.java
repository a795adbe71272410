package vn.hospitalkiosk.gateway.people;

import java.util.function.Supplier;

/// All or nothing in the database.
public interface Work {
    /// Commits when `work` returns, rolls back when it throws.
    <T> T within(Supplier<T> work);
}

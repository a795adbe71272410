package vn.hospitalkiosk.gateway.payment;

import java.util.function.Supplier;

/// All or nothing in the database.
public interface Transactions {
    /// Commits when `work` returns, rolls back when it throws.
    <T> T within(Supplier<T> work);
}

package vn.hospitalkiosk.gateway.store;

/// A commit that is acknowledged before it is on disk, for what costs a repetition and no money when a crash of the database forgets it (the last half second at most).
///
/// PostgreSQL looks at `synchronous_commit` when the transaction ends, so the statement itself may set it; no further round trip is needed.
final class Lazily {
    /// True. For the last writing statement of a transaction that forgets no money.
    static final String COMMITTED = "set_config('synchronous_commit', 'off', true) = 'off'";

    private Lazily() {}
}

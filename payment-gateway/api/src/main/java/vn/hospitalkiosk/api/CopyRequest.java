package vn.hospitalkiosk.api;

/// A copy of a receipt shall be printed. `POST /kiosk/v1/lookups/{reference}/copies`; the job is the idempotency key: told again, it is the same copy.
public record CopyRequest(CommandId job) {}

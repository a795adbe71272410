package vn.hospitalkiosk.gateway.bhxh;

import java.time.Instant;

/// A token pair of the insurance gateway. Secret: `toString` tells nothing.
///
/// @param expires an instant the gateway states, not a duration
record BhxhToken(String access, String id, Instant expires) {
    @Override
    public String toString() {
        return "BhxhToken";
    }
}

/// Proofs with real processes: `scripts/bench gateway`, `scripts/chaos gateway`, `scripts/chaos storm`.
@NullMarked
package vn.hospitalkiosk.gateway.proof;

import org.jspecify.annotations.NullMarked;

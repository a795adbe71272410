/// A PostgreSQL server of our own, for a hospital that names no other: unpacked, started, found again after a crash.
@NullMarked
package vn.hospitalkiosk.gateway.store.embedded;

import org.jspecify.annotations.NullMarked;

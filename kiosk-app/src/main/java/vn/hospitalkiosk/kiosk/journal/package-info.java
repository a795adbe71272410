/// What we are about to do, written and flushed before we do it (SQLite, synchronous FULL).
@NullMarked
package vn.hospitalkiosk.kiosk.journal;

import org.jspecify.annotations.NullMarked;

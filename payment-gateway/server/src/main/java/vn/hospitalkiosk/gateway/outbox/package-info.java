/// What others must be told until they say they know: written with the money, sent after it.
@NullMarked
package vn.hospitalkiosk.gateway.outbox;

import org.jspecify.annotations.NullMarked;

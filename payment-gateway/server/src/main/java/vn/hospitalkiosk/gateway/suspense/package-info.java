/// Money nobody expected: kept, shown, and given to whom it belongs by two people.
@NullMarked
package vn.hospitalkiosk.gateway.suspense;

import org.jspecify.annotations.NullMarked;

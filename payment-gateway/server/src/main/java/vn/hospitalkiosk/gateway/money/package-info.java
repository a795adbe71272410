/// Money that came in, by the place where it stands: on a bill, as a patient's credit, as a deposit, or where nobody understands it yet.
@NullMarked
package vn.hospitalkiosk.gateway.money;

import org.jspecify.annotations.NullMarked;

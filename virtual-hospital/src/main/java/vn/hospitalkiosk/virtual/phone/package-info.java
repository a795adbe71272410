/// The patient's phone: open QRs of every psp, and what the payer answers.
@NullMarked
package vn.hospitalkiosk.virtual.phone;

import org.jspecify.annotations.NullMarked;

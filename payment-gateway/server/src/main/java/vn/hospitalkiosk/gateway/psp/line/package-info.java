/// What all psps' adapters use: a call with a deadline, breakers, signatures, code tables.
@NullMarked
package vn.hospitalkiosk.gateway.psp.line;

import org.jspecify.annotations.NullMarked;

/// What all psps' adapters use on the line: breakers, signatures, code tables.
@NullMarked
package vn.hospitalkiosk.gateway.psp.line;

import org.jspecify.annotations.NullMarked;

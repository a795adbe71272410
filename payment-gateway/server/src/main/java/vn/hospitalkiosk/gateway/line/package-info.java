/// Calls to machines of others, with a deadline that covers everything, and what they said, byte for byte. Knows no psp and no HIS.
@NullMarked
package vn.hospitalkiosk.gateway.line;

import org.jspecify.annotations.NullMarked;

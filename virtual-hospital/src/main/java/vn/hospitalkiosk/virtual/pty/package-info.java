/// Serial ports without hardware: Linux pseudo terminals behind a link that comes and goes like a plug.
@NullMarked
package vn.hospitalkiosk.virtual.pty;

import org.jspecify.annotations.NullMarked;

/// Wires of simulated devices: a serial port or a TCP port, the bytes that wait to leave on it, and the one thread that serves it.
@NullMarked
package vn.hospitalkiosk.virtual.line;

import org.jspecify.annotations.NullMarked;

/// A hospital card unit as software: dispenser, reader and capture bin that speak the CRT-591 protocol ("CRT-591-M001 communication protocol" 1.0, 2013) on a serial wire. Shares nothing with the driver.
@NullMarked
package vn.hospitalkiosk.virtual.cardunit;

import org.jspecify.annotations.NullMarked;

/// The virtual card over a Unix socket, for the simulated environment on machines without PC/SC.
@NullMarked
package vn.hospitalkiosk.device.smartcard.socket;

import org.jspecify.annotations.NullMarked;

/// What a technician is told: self-tests of the devices, findings, and what to do about each.
@NullMarked
package vn.hospitalkiosk.device.diagnostic;

import org.jspecify.annotations.NullMarked;

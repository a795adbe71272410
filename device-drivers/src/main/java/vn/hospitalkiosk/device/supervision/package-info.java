/// Keeps a device open: one supervisor and one platform thread per device.
@NullMarked
package vn.hospitalkiosk.device.supervision;

import org.jspecify.annotations.NullMarked;

/// config/devices/*.yaml: which devices a kiosk has, how they are wired, and what their models want to be told.
@NullMarked
package vn.hospitalkiosk.device.profile;

import org.jspecify.annotations.NullMarked;

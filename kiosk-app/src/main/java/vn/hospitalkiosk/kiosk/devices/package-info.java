/// The five devices of this kiosk, opened as config/devices says, each independent of the others' trouble; and their record on disk.
@NullMarked
package vn.hospitalkiosk.kiosk.devices;

import org.jspecify.annotations.NullMarked;

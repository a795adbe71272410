/// Serial ports: the only importer of jSerialComm.
@NullMarked
package vn.hospitalkiosk.device.serial;

import org.jspecify.annotations.NullMarked;

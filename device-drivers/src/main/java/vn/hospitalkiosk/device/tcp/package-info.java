/// TCP connections to devices: the only importer of sockets.
@NullMarked
package vn.hospitalkiosk.device.tcp;

import org.jspecify.annotations.NullMarked;

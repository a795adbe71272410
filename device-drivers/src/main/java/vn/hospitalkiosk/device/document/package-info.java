/// Codes printed on documents: CCCD QR, BHYT QR, appointment slips.
@NullMarked
package vn.hospitalkiosk.device.document;

import org.jspecify.annotations.NullMarked;

/// Talking APDUs to a card, whatever carries them.
@NullMarked
package vn.hospitalkiosk.device.smartcard;

import org.jspecify.annotations.NullMarked;

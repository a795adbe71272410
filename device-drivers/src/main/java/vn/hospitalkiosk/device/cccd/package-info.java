/// Reading the Vietnamese chip ID card (CCCD): access, data groups, proof that they are genuine.
@NullMarked
package vn.hospitalkiosk.device.cccd;

import org.jspecify.annotations.NullMarked;

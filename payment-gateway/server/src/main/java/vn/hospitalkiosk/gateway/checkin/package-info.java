/// From a person at a kiosk to a registered visit with a queue number and a bill.
@NullMarked
package vn.hospitalkiosk.gateway.checkin;

import org.jspecify.annotations.NullMarked;

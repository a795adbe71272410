/// Client of the gateway: HTTPS with the kiosk's certificate, and the event stream.
@NullMarked
package vn.hospitalkiosk.kiosk.hospital;

import org.jspecify.annotations.NullMarked;

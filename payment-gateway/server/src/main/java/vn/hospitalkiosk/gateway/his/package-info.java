/// The hospital information system as the gateway needs it: one port, one adapter per standard.
@NullMarked
package vn.hospitalkiosk.gateway.his;

import org.jspecify.annotations.NullMarked;

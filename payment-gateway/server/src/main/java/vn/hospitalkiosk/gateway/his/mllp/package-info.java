/// HL7 v2's line to a HIS: the Minimal Lower Layer Protocol over TCP or TLS, one connection, one message at a time.
@NullMarked
package vn.hospitalkiosk.gateway.his.mllp;

import org.jspecify.annotations.NullMarked;

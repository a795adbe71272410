/// The HIS as a system that speaks HL7 v2.5 (ER7 over MLLP). Proven only against the virtual hospital, which the same people wrote.
@NullMarked
package vn.hospitalkiosk.gateway.his.hl7;

import org.jspecify.annotations.NullMarked;

/// The HIS over FHIR R4, as `docs/wires.md` says ("FHIR as spoken between gateway and HIS").
@NullMarked
package vn.hospitalkiosk.gateway.his.fhir;

import org.jspecify.annotations.NullMarked;

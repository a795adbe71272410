/// A hospital information system that speaks FHIR R4 and prices, numbers and invoices like one. Wire: `docs/wires.md`, "FHIR as spoken between gateway and HIS". Doorway: [vn.hospitalkiosk.virtual.his.VirtualHis].
@NullMarked
package vn.hospitalkiosk.virtual.his;

import org.jspecify.annotations.NullMarked;

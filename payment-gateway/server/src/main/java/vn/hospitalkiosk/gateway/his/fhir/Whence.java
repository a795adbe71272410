package vn.hospitalkiosk.gateway.his.fhir;

import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.gateway.his.HisCommand;

/// Where a command comes from, as a Provenance without target: the kiosk, and on whose behalf in one word. Names nobody.
final class Whence {
    private Whence() {}

    static Provenance of(HisCommand command, FhirSystems systems) {
        Provenance whence = new Provenance();
        whence.setOccurred(new DateTimeType(Date.from(command.at())));
        whence.setRecorded(Date.from(command.at()));
        whence.addAgent()
                .setType(
                        new CodeableConcept(
                                new Coding()
                                        .setSystem(
                                                "http://terminology.hl7.org/CodeSystem/provenance-participant-type")
                                        .setCode("assembler")))
                .setWho(
                        new Reference()
                                .setType("Device")
                                .setIdentifier(
                                        new Identifier()
                                                .setSystem(systems.kiosk())
                                                .setValue(
                                                        command.facility().value()
                                                                + "/"
                                                                + command.kiosk().value()))
                                .setDisplay(command.actor().replaceAll("[^ -~]", "?")));
        return whence;
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisOutcome.AlreadyDone;
import vn.hospitalkiosk.gateway.his.HisOutcome.NotOffered;
import vn.hospitalkiosk.gateway.his.HisOutcome.Rejected;
import vn.hospitalkiosk.gateway.his.HisOutcome.Unknown;
import vn.hospitalkiosk.gateway.his.Look;

/// Who was looked at, as an AuditEvent. R4 gives those no identifier: the key stands in an entity, and is looked for among the patient's events of that second, before and after.
final class FhirLooks {
    private static final String TYPE = "AuditEvent";
    private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";

    private final FhirDoor door;
    private final Questions questions;
    private final FhirSystems systems;
    private final ZoneId zone;

    FhirLooks(FhirDoor door, Questions questions, FhirSystems systems, ZoneId zone) {
        this.door = door;
        this.questions = questions;
        this.systems = systems;
        this.zone = zone;
    }

    HisOutcome<HisMoney.Recorded> tell(HisCommand command, Look look) {
        return unlessThere(command, look, () -> create(command, look));
    }

    private HisOutcome<HisMoney.Recorded> create(HisCommand command, Look look) {
        return switch (door.create(event(command, look), Optional.empty(), Optional.empty())) {
            case Reply.Got(AuditEvent _, boolean _) ->
                    new HisOutcome.Done<>(new HisMoney.Recorded());
            case Reply.Got(Resource _, boolean _) ->
                    unlessThere(command, look, () -> new Unknown<>(TYPE + ": another resource"));
            case Reply.Empty() ->
                    unlessThere(command, look, () -> new Unknown<>(TYPE + ": created, not found"));
            case Reply.Refused refused when refused.notOffered() -> new NotOffered<>();
            case Reply.Refused refused ->
                    unlessThere(
                            command,
                            look,
                            () ->
                                    HisOutcome.of(
                                            Questions.refusal(TYPE, refused),
                                            _ -> new Unknown<>(TYPE)));
            case Reply.NoAnswer none ->
                    unlessThere(command, look, () -> new Unknown<>(TYPE + ": " + none.reason()));
        };
    }

    private HisOutcome<HisMoney.Recorded> unlessThere(
            HisCommand command, Look look, Supplier<HisOutcome<HisMoney.Recorded>> otherwise) {
        return switch (there(command, look)) {
            case Done<Boolean>(Boolean found) ->
                    found ? new AlreadyDone<>(new HisMoney.Recorded()) : otherwise.get();
            case HisAnswer.Rejected<Boolean>(var why, String reason) -> new Rejected<>(why, reason);
            case HisAnswer.Unknown<Boolean>(String reason) -> new Unknown<>(reason);
            case HisAnswer.NotOffered<Boolean>() -> new NotOffered<>();
        };
    }

    private HisAnswer<Boolean> there(HisCommand command, Look look) {
        return questions
                .search(
                        AuditEvent.class,
                        Map.of(
                                "patient",
                                "Patient/" + look.patient().value(),
                                "date",
                                FhirCheckIn.moment(command.at(), zone).getValueAsString()))
                .then(found ->
                        new Done<>(found.stream().anyMatch(one -> carries(one, command.key()))));
    }

    private boolean carries(AuditEvent event, String key) {
        return event.getEntity().stream()
                .map(entity -> entity.getWhat().getIdentifier())
                .anyMatch(id ->
                        systems.command().equals(id.getSystem()) && key.equals(id.getValue()));
    }

    private AuditEvent event(HisCommand command, Look look) {
        AuditEvent event = new AuditEvent();
        event.setType(coding(TERMS + "audit-event-type", "rest"));
        event.addSubtype(coding("http://hl7.org/fhir/restful-interaction", "search-type"));
        event.setAction(AuditEvent.AuditEventAction.R);
        event.setRecorded(Date.from(command.at()));
        event.setOutcome(AuditEvent.AuditEventOutcome._0);
        event.addPurposeOfEvent(new CodeableConcept(coding(TERMS + "v3-ActReason", "PATADMIN")));
        Reference kiosk =
                new Reference()
                        .setType("Device")
                        .setIdentifier(
                                new Identifier()
                                        .setSystem(systems.kiosk())
                                        .setValue(
                                                command.facility().value()
                                                        + "/"
                                                        + command.kiosk().value()));
        event.addAgent().setWho(kiosk).setName(command.actor()).setRequestor(true);
        event.getSource()
                .setObserver(kiosk.copy())
                .addType(coding(TERMS + "security-source-type", "4"));
        entities(command, look).forEach(event::addEntity);
        return event;
    }

    private List<AuditEventEntityComponent> entities(HisCommand command, Look look) {
        AuditEventEntityComponent person =
                new AuditEventEntityComponent()
                        .setWhat(new Reference("Patient/" + look.patient().value()))
                        .setType(coding(TERMS + "audit-entity-type", "1"))
                        .setRole(coding(TERMS + "object-role", "1"));
        person.addDetail().setType("how").setValue(new StringType(look.how()));
        AuditEventEntityComponent key =
                new AuditEventEntityComponent()
                        .setWhat(
                                new Reference()
                                        .setIdentifier(
                                                new Identifier()
                                                        .setSystem(systems.command())
                                                        .setValue(command.key())))
                        .setType(coding(systems.lookCode(), "command"));
        return List.of(person, key);
    }

    private static Coding coding(String system, String code) {
        return new Coding().setSystem(system).setCode(code);
    }
}

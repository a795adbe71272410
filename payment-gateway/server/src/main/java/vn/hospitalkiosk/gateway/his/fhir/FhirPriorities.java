package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;

/// What reception found about a declared priority, as a Flag on the visit: active when it holds. The Encounter itself is the HIS's and is not changed by us.
final class FhirPriorities {
    private final Questions questions;
    private final FhirSystems systems;
    private final FhirSettings settings;
    private final KeyedCreate<Flag> flags;

    FhirPriorities(KeyedCreates creates, FhirSettings settings) {
        this.questions = creates.questions();
        this.settings = settings;
        this.systems = settings.systems();
        this.flags =
                creates.of(
                        Flag.class,
                        Flag::getIdentifier,
                        flag -> flag.getStatus() != Flag.FlagStatus.ENTEREDINERROR);
    }

    HisOutcome<HisMoney.Recorded> tell(HisCommand command, PriorityJudgement judgement) {
        return HisOutcome.of(
                questions.read(Encounter.class, judgement.encounter()),
                visit ->
                        HisOutcome.of(
                                flags.create(
                                        command, () -> new Done<>(flag(command, judgement, visit))),
                                kept ->
                                        isSame(kept.resource(), judgement)
                                                ? HisOutcome.of(
                                                        kept.existed(), new HisMoney.Recorded())
                                                : new HisOutcome.Rejected<>(
                                                        HisRefusal.KEY_REUSED,
                                                        "Flag: the key stands for another visit")));
    }

    private boolean isSame(Flag flag, PriorityJudgement judgement) {
        return judgement.encounter().equals(flag.getEncounter().getReferenceElement().getIdPart())
                && confirmed(flag).filter(said -> said == judgement.confirmed()).isPresent();
    }

    private Optional<Boolean> confirmed(Flag flag) {
        return flag.getExtensionsByUrl(systems.priorityConfirmed()).stream()
                .map(Extension::getValue)
                .filter(BooleanType.class::isInstance)
                .map(value -> ((BooleanType) value).booleanValue())
                .findFirst();
    }

    private Flag flag(HisCommand command, PriorityJudgement judgement, Encounter visit) {
        Flag flag = new Flag();
        flag.addIdentifier().setSystem(systems.command()).setValue(command.key());
        flag.setStatus(judgement.confirmed() ? Flag.FlagStatus.ACTIVE : Flag.FlagStatus.INACTIVE);
        flag.addCategory(
                new CodeableConcept(
                        new Coding(
                                "http://terminology.hl7.org/CodeSystem/flag-category",
                                "admin",
                                "Administrative")));
        flag.setCode(groups(judgement));
        flag.setSubject(visit.getSubject());
        flag.setEncounter(new Reference("Encounter/" + judgement.encounter()));
        flag.setPeriod(
                new Period()
                        .setStartElement(
                                FhirCheckIn.moment(judgement.judgedAt(), settings.zone())));
        flag.addExtension(
                new Extension(systems.priorityConfirmed(), new BooleanType(judgement.confirmed())));
        return flag;
    }

    private CodeableConcept groups(PriorityJudgement judgement) {
        CodeableConcept code = new CodeableConcept().setText("Ưu tiên khám bệnh");
        List<PriorityGroup> sorted = judgement.groups().stream().sorted().toList();
        sorted.forEach(group ->
                code.addCoding()
                        .setSystem(systems.priorityCode())
                        .setCode(ArrivalWords.code(group)));
        return code;
    }
}

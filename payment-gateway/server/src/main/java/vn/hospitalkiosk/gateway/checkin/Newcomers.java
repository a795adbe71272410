package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.ConsentReply;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.NewPatient;

/// Makes a record of whom the HIS does not know: from a chip or a printed code, never from what was typed, with consent, the personal number always with it.
final class Newcomers {
    private static final Logger log = LoggerFactory.getLogger(Newcomers.class);

    private final His his;
    private final Consenting consenting;
    private final Identification identification;
    private final Remarks remarks;
    private final Clock clock;

    Newcomers(
            His his,
            Consenting consenting,
            Identification identification,
            Remarks remarks,
            Clock clock) {
        this.his = his;
        this.consenting = consenting;
        this.identification = identification;
        this.remarks = remarks;
        this.clock = clock;
    }

    /// @throws VisitConflict when the visit has ended or begun its check-in
    IdentifyAnswer make(KioskIdentity kiosk, NewPatientRequest request) {
        Optional<Shown> shown = shown(request.document());
        if (shown.isEmpty()) {
            return needsPerson(kiosk, request, Codes.CHIP_NOT_GENUINE);
        }
        String digits = shown.get().number().digits();
        if (!consenting.agreed(kiosk, digits, request.consent())) {
            return new IdentifyAnswer.SeeDesk(Codes.CONSENT_MISSING);
        }
        return switch (his.createPatient(command(kiosk, request), patient(request, shown.get()))) {
            case HisOutcome.Done<HisPatient>(HisPatient made) -> made(kiosk, request, made);
            case HisOutcome.AlreadyDone<HisPatient>(HisPatient made) -> made(kiosk, request, made);
            case HisOutcome.Rejected<HisPatient>(HisRefusal why, String reason) -> {
                log.warn(
                        "H70 a record was not made, visit {}: {} {}", request.visit(), why, reason);
                yield needsPerson(kiosk, request, Codes.PATIENT_NOT_CREATED);
            }
            case HisOutcome.Unknown<HisPatient>(String reason) -> {
                log.warn(
                        "H70 a record may or may not be made, visit {}: {}",
                        request.visit(),
                        reason);
                yield new IdentifyAnswer.Unavailable(Codes.HIS_SILENT);
            }
            case HisOutcome.NotOffered<HisPatient>() ->
                    needsPerson(kiosk, request, Codes.NOT_OFFERED);
        };
    }

    private IdentifyAnswer made(KioskIdentity kiosk, NewPatientRequest request, HisPatient made) {
        consenting.remember(kiosk, made.id().value(), request.consent());
        return identification.known(kiosk, request.visit(), request.document(), made);
    }

    private IdentifyAnswer needsPerson(
            KioskIdentity kiosk, NewPatientRequest request, FailureCode code) {
        remarks.remark(kiosk, request.visit(), code);
        return new IdentifyAnswer.SeeDesk(code);
    }

    private static HisCommand command(KioskIdentity kiosk, NewPatientRequest request, Instant at) {
        return new HisCommand(
                request.command().value(),
                at,
                kiosk.facility(),
                kiosk.kiosk(),
                request.companion().isPresent() ? HisCommand.COMPANION : HisCommand.PATIENT);
    }

    private HisCommand command(KioskIdentity kiosk, NewPatientRequest request) {
        return command(kiosk, request, clock.instant());
    }

    private NewPatient patient(NewPatientRequest request, Shown shown) {
        String hash =
                request.consent().said().stream()
                        .filter(ConsentReply.Said::given)
                        .map(ConsentReply.Said::hash)
                        .findFirst()
                        .orElse("0".repeat(64));
        return new NewPatient(
                shown.name(),
                shown.birthDate(),
                shown.sex(),
                Optional.of(shown.number()),
                "",
                "",
                "",
                shown.source(),
                request.companion().map(Wishes::companion),
                new NewPatient.Consent(hash, clock.instant()));
    }

    private record Shown(
            NationalId number,
            PersonName name,
            BirthDate birthDate,
            Sex sex,
            NewPatient.Source source) {}

    /// Empty: nothing a record may be made of.
    private static Optional<Shown> shown(PresentedDocument document) {
        return switch (document) {
            case PresentedDocument.Chip chip ->
                    chip.trust().anyFailed()
                            ? Optional.empty()
                            : Optional.of(
                                    new Shown(
                                            chip.number(),
                                            chip.name(),
                                            chip.birthDate(),
                                            chip.sex(),
                                            chip.trust().authenticated()
                                                    ? NewPatient.Source.CHIP_AUTHENTICATED
                                                    : NewPatient.Source.CHIP));
            case PresentedDocument.PrintedCode code ->
                    Optional.of(
                            new Shown(
                                    code.number(),
                                    code.name(),
                                    code.birthDate(),
                                    code.sex(),
                                    NewPatient.Source.CARD_QR));
            case PresentedDocument.Typed _,
                    PresentedDocument.TypedCode _,
                    PresentedDocument.InsuranceCode _,
                    PresentedDocument.Slip _,
                    PresentedDocument.OpaqueCode _ ->
                    Optional.empty();
        };
    }
}

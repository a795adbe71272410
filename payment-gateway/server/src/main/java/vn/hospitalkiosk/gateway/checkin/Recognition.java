package vn.hospitalkiosk.gateway.checkin;

import java.util.List;
import java.util.function.Function;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;

/// Decides whose document it is. What can be made up (a number typed, a printed code) must agree with the HIS in the birth year, gets one answer for "nobody" and
/// "somebody else", and is counted; a chip that failed a check goes to a person.
final class Recognition {
    sealed interface Found {
        record One(HisPatient patient) implements Found {}

        record Nobody() implements Found {}

        record NeedsPerson(FailureCode code) implements Found {}

        record Silence(FailureCode code) implements Found {}
    }

    private final His his;
    private final TypedNumbers numbers;
    private final Remarks remarks;

    Recognition(His his, TypedNumbers numbers, Remarks remarks) {
        this.his = his;
        this.numbers = numbers;
        this.remarks = remarks;
    }

    Found recognise(KioskIdentity kiosk, IdentifyRequest request) {
        return switch (request.document()) {
            case PresentedDocument.Chip chip when chip.trust().anyFailed() ->
                    needsPerson(kiosk, request, Codes.CHIP_NOT_GENUINE);
            case PresentedDocument.Chip chip ->
                    among(chip.number(), found -> ofChip(kiosk, request, chip, found));
            case PresentedDocument.PrintedCode code ->
                    guessed(
                            kiosk,
                            code.number(),
                            code.birthDate().year(),
                            one -> compared(kiosk, request, code.name(), code.birthDate(), one));
            case PresentedDocument.Typed typed ->
                    guessed(kiosk, typed.number(), typed.birthYear(), Found.One::new);
        };
    }

    private Found ofChip(
            KioskIdentity kiosk,
            IdentifyRequest request,
            PresentedDocument.Chip chip,
            List<HisPatient> found) {
        return switch (found.size()) {
            case 0 -> new Found.Nobody();
            case 1 -> compared(kiosk, request, chip.name(), chip.birthDate(), found.getFirst());
            default -> needsPerson(kiosk, request, Codes.SEVERAL_RECORDS);
        };
    }

    private Found compared(
            KioskIdentity kiosk,
            IdentifyRequest request,
            PersonName name,
            BirthDate birthDate,
            HisPatient patient) {
        if (!Likeness.fits(birthDate, patient.birthDate())) {
            return needsPerson(kiosk, request, Codes.BIRTH_DATE_DIFFERS);
        }
        if (Likeness.stronglyDiffer(name, patient.name())) {
            remarks.remark(kiosk, request.visit(), Codes.NAME_DIFFERS);
        }
        return new Found.One(patient);
    }

    /// More than one record counts as none: another answer would tell that the number exists.
    private Found guessed(
            KioskIdentity kiosk,
            NationalId number,
            int birthYear,
            Function<HisPatient, Found> whenOne) {
        if (numbers.isBlocked(kiosk.facility(), number)) {
            return new Found.NeedsPerson(Codes.NUMBER_BLOCKED);
        }
        return among(
                number,
                found -> {
                    if (found.size() == 1 && found.getFirst().birthDate().year() == birthYear) {
                        numbers.succeeded(kiosk.facility(), number);
                        return whenOne.apply(found.getFirst());
                    }
                    return numbers.failed(kiosk.facility(), number)
                            ? new Found.NeedsPerson(Codes.NUMBER_BLOCKED)
                            : new Found.Nobody();
                });
    }

    private Found among(NationalId number, Function<List<HisPatient>, Found> decide) {
        return switch (his.findPatients(PatientQuestion.number(number))) {
            case HisAnswer.Done<List<HisPatient>>(List<HisPatient> found) -> decide.apply(found);
            case HisAnswer.Rejected<List<HisPatient>> no ->
                    new Found.NeedsPerson(Codes.RECORD_UNUSABLE);
            case HisAnswer.Unknown<List<HisPatient>> none -> new Found.Silence(Codes.HIS_SILENT);
            case HisAnswer.NotOffered<List<HisPatient>>() -> new Found.Silence(Codes.NOT_OFFERED);
        };
    }

    private Found needsPerson(KioskIdentity kiosk, IdentifyRequest request, FailureCode code) {
        remarks.remark(kiosk, request.visit(), code);
        return new Found.NeedsPerson(code);
    }
}

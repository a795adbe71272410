package vn.hospitalkiosk.gateway.checkin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PatientQuestion.By;

/// Decides whose document it is. What can be made up (a number typed, a printed code) must agree with the HIS in the birth year, gets one answer for "nobody" and
/// "somebody else", and is counted; a chip that failed a check goes to a person. A list of people never leaves the gateway.
final class Recognition {
    sealed interface Found {
        record One(HisPatient patient) implements Found {}

        record Nobody() implements Found {}

        /// Nobody, and the document is good enough to make a record of.
        record Newcomer(PersonName name, BirthDate birthDate) implements Found {}

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
                    among(
                            PatientQuestion.number(chip.number()),
                            found -> ofChip(kiosk, request, chip, found));
            case PresentedDocument.PrintedCode code ->
                    guessed(
                            kiosk,
                            PatientQuestion.typed(
                                    By.PERSONAL_NUMBER,
                                    code.number().digits(),
                                    code.birthDate().year()),
                            newcomer(code.name(), code.birthDate()),
                            one -> compared(kiosk, request, code.name(), code.birthDate(), one));
            case PresentedDocument.Typed(var number, int birthYear) ->
                    typed(kiosk, By.PERSONAL_NUMBER, number.digits(), birthYear);
            case PresentedDocument.TypedCode(var what, String value, int birthYear) ->
                    typed(kiosk, by(what), value, birthYear);
            case PresentedDocument.InsuranceCode code ->
                    guessed(
                            kiosk,
                            PatientQuestion.typed(
                                    By.INSURANCE_CARD, code.card(), code.birthDate().year()),
                            new Found.Nobody(),
                            one -> compared(kiosk, request, code.name(), code.birthDate(), one));
            case PresentedDocument.Slip(String code) ->
                    possessed(kiosk, request, PatientQuestion.of(By.SLIP, code));
            case PresentedDocument.OpaqueCode(String text) ->
                    possessed(kiosk, request, PatientQuestion.of(By.OPAQUE_CODE, text));
        };
    }

    private static By by(PresentedDocument.TypedCode.Kind what) {
        return switch (what) {
            case INSURANCE -> By.INSURANCE_CARD;
            case PATIENT_CODE -> By.PATIENT_CODE;
            case PHONE -> By.PHONE;
            case MOTHERS_NUMBER -> By.MOTHERS_NUMBER;
        };
    }

    private Found typed(KioskIdentity kiosk, By by, String value, int birthYear) {
        return guessed(
                kiosk,
                PatientQuestion.typed(by, value, birthYear),
                new Found.Nobody(),
                Found.One::new);
    }

    private Found ofChip(
            KioskIdentity kiosk,
            IdentifyRequest request,
            PresentedDocument.Chip chip,
            List<HisPatient> found) {
        return switch (found.size()) {
            case 0 -> newcomer(chip.name(), chip.birthDate());
            case 1 -> compared(kiosk, request, chip.name(), chip.birthDate(), found.getFirst());
            default -> needsPerson(kiosk, request, Codes.SEVERAL_RECORDS);
        };
    }

    private Found newcomer(PersonName name, BirthDate birthDate) {
        return his.offered().contains(HisCapability.CREATE_PATIENT)
                ? new Found.Newcomer(name, birthDate)
                : new Found.Nobody();
    }

    /// A code that cannot be guessed: whoever shows it holds the slip or the phone.
    private Found possessed(
            KioskIdentity kiosk, IdentifyRequest request, PatientQuestion question) {
        return among(
                question,
                found ->
                        switch (found.size()) {
                            case 0 -> new Found.Nobody();
                            case 1 -> new Found.One(found.getFirst());
                            default -> needsPerson(kiosk, request, Codes.SEVERAL_RECORDS);
                        });
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
            PatientQuestion question,
            Found whenNone,
            Function<HisPatient, Found> whenOne) {
        String guess = question.value();
        if (numbers.isBlocked(kiosk.facility(), guess)) {
            return new Found.NeedsPerson(Codes.NUMBER_BLOCKED);
        }
        return among(
                question,
                found -> {
                    List<HisPatient> fitting =
                            found.stream()
                                    .filter(one -> inYear(one, question.birthYear()))
                                    .toList();
                    if (found.size() == 1 && fitting.size() == 1) {
                        numbers.succeeded(kiosk.facility(), guess);
                        return whenOne.apply(fitting.getFirst());
                    }
                    return numbers.failed(kiosk.facility(), guess)
                            ? new Found.NeedsPerson(Codes.NUMBER_BLOCKED)
                            : whenNone;
                });
    }

    private static boolean inYear(HisPatient patient, Optional<Integer> year) {
        return year.map(y -> patient.birthDate().year() == y).orElse(true);
    }

    private Found among(PatientQuestion question, Function<List<HisPatient>, Found> decide) {
        return switch (his.findPatients(question)) {
            case HisAnswer.Done<List<HisPatient>>(List<HisPatient> found) -> decide.apply(found);
            case HisAnswer.Rejected<List<HisPatient>> no ->
                    new Found.NeedsPerson(Codes.RECORD_UNUSABLE);
            case HisAnswer.Unknown<List<HisPatient>> none -> new Found.Silence(Codes.HIS_SILENT);
            case HisAnswer.NotOffered<List<HisPatient>>() ->
                    new Found.NeedsPerson(Codes.NOT_OFFERED);
        };
    }

    private Found needsPerson(KioskIdentity kiosk, IdentifyRequest request, FailureCode code) {
        remarks.remark(kiosk, request.visit(), code);
        return new Found.NeedsPerson(code);
    }
}

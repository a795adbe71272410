package vn.hospitalkiosk.gateway.his.hl7;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;

/// Patients as PID segments, and their insurance as IN1 and IN2. What a HIS sends that does not carry the number asked for is left out.
final class Patients {
    private static final int WHOLE = 100;

    private final Hl7Door door;
    private final Questions questions;
    private final Hl7Settings settings;

    Patients(Hl7Door door, Questions questions, Hl7Settings settings) {
        this.door = door;
        this.questions = questions;
        this.settings = settings;
    }

    HisAnswer<List<HisPatient>> find(PatientQuestion question) {
        Hl7Settings.Identifiers types = settings.identifiers();
        return switch (question.by()) {
            case PERSONAL_NUMBER -> numbered(types.nationalId(), question);
            case OLD_PERSONAL_NUMBER -> numbered(types.oldNationalId(), question);
            case INSURANCE_CARD -> numbered(types.insuranceCard(), question);
            case PATIENT_CODE -> numbered(types.patientCode(), question);
            case PHONE, SLIP, OPAQUE_CODE, MOTHERS_NUMBER -> new NotOffered<>();
        };
    }

    private HisAnswer<List<HisPatient>> numbered(String type, PatientQuestion question) {
        return withId(question.value(), type)
                .then(found ->
                        new Done<>(found.stream().filter(one -> isOfYear(one, question)).toList()));
    }

    private static boolean isOfYear(HisPatient patient, PatientQuestion question) {
        return question.birthYear().filter(year -> year != patient.birthDate().year()).isEmpty();
    }

    private HisAnswer<List<HisPatient>> withId(String id, String type) {
        return door.ask("Q22", questions.patientWithId(id, type))
                .then(heard -> read(heard, id, type));
    }

    private HisAnswer<List<HisPatient>> read(Er7Message heard, String id, String type) {
        List<Optional<HisPatient>> patients =
                heard.all("PID").stream()
                        .filter(pid -> ids(pid, type).anyMatch(id::equals))
                        .map(this::patient)
                        .toList();
        // A record without a usable name or birth date can be confirmed by nobody at a kiosk.
        return patients.stream().anyMatch(Optional::isEmpty)
                ? new Rejected<>("PID: record without id, name or birth date")
                : new Done<>(patients.stream().flatMap(Optional::stream).toList());
    }

    private Optional<HisPatient> patient(Er7Segment pid) {
        String id = id(pid, settings.identifiers().patient());
        String name = name(pid);
        return id.isEmpty() || name.isBlank()
                ? Optional.empty()
                : Hl7Time.birthDate(pid.text(7))
                        .map(born ->
                                new HisPatient(
                                        new HisPatientId(id),
                                        new PersonName(name),
                                        born,
                                        ids(pid, settings.identifiers().nationalId())
                                                .filter(number -> number.matches("[0-9]{12}"))
                                                .map(NationalId::new)
                                                .findFirst(),
                                        sex(pid.text(8))));
    }

    /// Family, middle, given: the order of a Vietnamese name.
    private static String name(Er7Segment pid) {
        return String.join(" ", pid.text(5, 1), pid.text(5, 3), pid.text(5, 2))
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static Optional<Sex> sex(String code) {
        return switch (code) {
            case "M" -> Optional.of(Sex.MALE);
            case "F" -> Optional.of(Sex.FEMALE);
            default -> Optional.empty();
        };
    }

    static Stream<String> ids(Er7Segment pid, String type) {
        return IntStream.range(0, pid.repetitions(3))
                .filter(i -> pid.text(3, i, 5).equals(type))
                .mapToObj(i -> pid.text(3, i, 1))
                .filter(id -> !id.isEmpty());
    }

    /// @return empty when there is none
    static String id(Er7Segment pid, String type) {
        return ids(pid, type).findFirst().orElse("");
    }

    HisOutcome<HisPatient> create(
            HisCommand command, NewPatient person, Registrations registrations) {
        return new Keyed<HisPatient>(
                        door,
                        "A05",
                        () ->
                                withId(command.key(), settings.identifiers().key())
                                        .then(found -> new Done<>(found.stream().findFirst())),
                        () -> new Done<>(registrations.person(command, person)))
                .once();
    }

    /// The cover that ends last speaks; one without an end is open.
    HisAnswer<CoverageView> insurance(HisPatientId patient, LocalDate day) {
        return door.ask("Z71", questions.insurance(patient.value(), day))
                .then(heard ->
                        new Done<>(
                                heard.groups("IN1").stream()
                                        .filter(_ -> isAbout(heard, patient))
                                        .max(Comparator.comparing(Patients::end))
                                        .map(cover -> view(cover, day))
                                        .orElseGet(Patients::none)));
    }

    private boolean isAbout(Er7Message heard, HisPatientId patient) {
        return heard.all("PID").size() == 1
                && id(heard.all("PID").getFirst(), settings.identifiers().patient())
                        .equals(patient.value());
    }

    private static CoverageView none() {
        return new CoverageView(
                CoverageView.State.NOT_USED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static LocalDate end(Er7Message cover) {
        return Hl7Time.date(cover.segments().getFirst().text(13)).orElse(LocalDate.MAX);
    }

    private static CoverageView view(Er7Message cover, LocalDate day) {
        String card = cover.segments().getFirst().text(36);
        return new CoverageView(
                end(cover).isBefore(day) ? CoverageView.State.EXPIRED : CoverageView.State.VALID,
                card.isEmpty()
                        ? Optional.empty()
                        : Optional.of("•••• " + card.substring(Math.max(0, card.length() - 4))),
                Hl7Time.date(cover.segments().getFirst().text(13)),
                cover.first("IN2").flatMap(Patients::percent));
    }

    /// IN2-29 policy type/amount: `BHYT^PC^^PC&80`.
    private static Optional<Integer> percent(Er7Segment in2) {
        String number = in2.text(29, 0, 4, 2);
        return in2.text(29, 0, 4, 1).equals("PC") && number.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(number)).filter(percent -> percent <= WHOLE)
                : Optional.empty();
    }
}

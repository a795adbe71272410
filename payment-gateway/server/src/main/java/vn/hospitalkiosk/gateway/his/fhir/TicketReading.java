package vn.hospitalkiosk.gateway.his.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;

/// The queue number and today's list of an encounter.
final class TicketReading {
    private static final String AHEAD = "people-ahead";

    private final Questions questions;
    private final FhirSystems systems;
    private final Places places;

    TicketReading(Questions questions, FhirSystems systems, Places places) {
        this.questions = questions;
        this.systems = systems;
        this.places = places;
    }

    HisAnswer<Ticket> of(String encounter, String clinic) {
        return queueTask(encounter)
                .then(task ->
                        today(encounter)
                                .then(today -> new Done<>(ticket(task, clinic, today, encounter))));
    }

    /// Where the number stands; the clinic is what the Encounter was made for.
    HisAnswer<TicketStatus> status(String encounter) {
        return questions
                .read(Encounter.class, encounter)
                .then(visit ->
                        queueTask(encounter)
                                .then(task ->
                                        of(encounter, visit.getServiceType().getText())
                                                .then(ticket ->
                                                        new Done<>(
                                                                new TicketStatus(
                                                                        ticket, state(task))))));
    }

    private static TicketStatus.State state(Task task) {
        return switch (task.getStatus()) {
            case READY -> TicketStatus.State.CALLED;
            case INPROGRESS -> TicketStatus.State.IN_PROGRESS;
            case ONHOLD -> TicketStatus.State.WAITING_FOR_RESULTS;
            case COMPLETED -> TicketStatus.State.DONE;
            case FAILED -> TicketStatus.State.MISSED;
            case CANCELLED, REJECTED, ENTEREDINERROR -> TicketStatus.State.CANCELLED;
            case null, default -> TicketStatus.State.WAITING;
        };
    }

    private HisAnswer<Task> queueTask(String encounter) {
        return questions
                .search(
                        Task.class,
                        Map.of(
                                "encounter", "Encounter/" + encounter,
                                "code", systems.taskCode() + "|queue-ticket"))
                .then(tasks ->
                        tasks.stream()
                                .filter(task -> number(task).isPresent())
                                .filter(task -> isOf(task, encounter))
                                .findFirst()
                                .<HisAnswer<Task>>map(Done::new)
                                .orElseGet(() -> new Unknown<>("Task: no number yet")));
    }

    private static boolean isOf(Task task, String encounter) {
        return encounter.equals(task.getEncounter().getReferenceElement().getIdPart());
    }

    private Optional<String> number(Task task) {
        return valueOf(systems.queueNumber(), task.getIdentifier());
    }

    /// Without a list the patient still has number and room: only an answer that may come later is waited for.
    private HisAnswer<List<String>> today(String encounter) {
        HisAnswer<List<ServiceRequest>> asked =
                questions.search(
                        ServiceRequest.class, Map.of("encounter", "Encounter/" + encounter));
        return switch (asked) {
            case Done<List<ServiceRequest>>(List<ServiceRequest> requests) ->
                    new Done<>(
                            requests.stream()
                                    .sorted(Comparator.comparingInt(this::order))
                                    .map(TicketReading::line)
                                    .toList());
            case Unknown<List<ServiceRequest>>(String reason) -> new Unknown<>(reason);
            case Rejected<List<ServiceRequest>> no -> new Done<>(List.of());
            case NotOffered<List<ServiceRequest>>() -> new Done<>(List.of());
        };
    }

    private int order(ServiceRequest request) {
        return valueOf(systems.order(), request.getIdentifier())
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
    }

    private static String line(ServiceRequest request) {
        String what = request.getCode().hasText() ? request.getCode().getText() : "";
        return request.hasLocationReference() && request.getLocationReferenceFirstRep().hasDisplay()
                ? what + " – " + request.getLocationReferenceFirstRep().getDisplay()
                : what;
    }

    private Ticket ticket(Task task, String clinic, List<String> today, String encounter) {
        return new Ticket(
                number(task).orElseThrow(() -> new UnreadableAnswer("no queue number")),
                clinic,
                places.at(task.getLocation(), List.of()),
                task.hasExecutionPeriod() && task.getExecutionPeriod().hasStart()
                        ? Optional.of(task.getExecutionPeriod().getStart().toInstant())
                        : Optional.empty(),
                ahead(task),
                today,
                encounter);
    }

    private static Optional<Integer> ahead(Task task) {
        return task.getInput().stream()
                .filter(input ->
                        AHEAD.equals(input.getType().getText())
                                || input.getType().getCoding().stream()
                                        .anyMatch(code -> AHEAD.equals(code.getCode())))
                .filter(input -> input.getValue() instanceof IntegerType)
                .map(input -> ((IntegerType) input.getValue()).getValue())
                .findFirst();
    }

    private static Optional<String> valueOf(String system, List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(id -> system.equals(id.getSystem()) && id.hasValue())
                .map(Identifier::getValue)
                .findFirst();
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;
import vn.hospitalkiosk.gateway.his.HisCommand;

/// Makes a resource at the HIS once per key, whatever happens to the answer.
///
/// `If-None-Exist` alone is no guarantee: servers race with themselves, keep two and answer both with 201, or tell losers 409, 412, 400 or 200 (his.md §3.1,
/// measured). So: search by the key first, create, and search again whatever was answered. Only a broken connection after which the search finds nothing is
/// tried once more, with the same key. Callers see to it that one key is used by one thread at a time.
final class KeyedCreate<T extends Resource> {
    /// @param existed it was there before this call, or an answer that got lost had made it
    record Kept<T>(T resource, boolean existed) {}

    /// When something fits, the server makes nothing and answers with what fits: it may then carry another key.
    ///
    /// @param header as in `If-None-Exist`
    /// @param search finds what fits
    /// @param fits looked at again: a server may ignore a search parameter
    record Unless<T>(String header, Map.Entry<String, String> search, Predicate<T> fits) {}

    private record Wanted<T>(String key, Optional<Unless<T>> unless, Optional<Provenance> whence) {}

    /// @param stands false of one that was cancelled: it counts only when there is no other
    /// @param system of the key
    record Kind<T>(
            Class<T> type,
            Function<T, List<Identifier>> identifiers,
            Predicate<T> stands,
            String system) {
        private boolean has(T resource, String key) {
            return identifiers.apply(resource).stream()
                    .anyMatch(id -> system.equals(id.getSystem()) && key.equals(id.getValue()));
        }

        private String name() {
            return type.getSimpleName();
        }
    }

    /// The same in every gateway and for ever, whoever asks: a resource does not tell when it was first made, but ids do not change. Where a server counts, it is the first made.
    static final Comparator<Resource> SMALLEST_ID =
            Comparator.comparing(
                    one -> one.getIdElement().getIdPart(),
                    Comparator.comparingInt(String::length)
                            .thenComparing(Comparator.naturalOrder()));

    private final FhirDoor door;
    private final Questions questions;
    private final Alarms alarms;
    private final FhirSystems systems;
    private final Kind<T> kind;

    KeyedCreate(
            FhirDoor door, Questions questions, Alarms alarms, FhirSystems systems, Kind<T> kind) {
        this.door = door;
        this.questions = questions;
        this.alarms = alarms;
        this.systems = systems;
        this.kind = kind;
    }

    /// @param body made only when the search by the key found nothing
    HisAnswer<Kept<T>> create(String key, Supplier<HisAnswer<T>> body) {
        return create(new Wanted<>(key, Optional.empty(), Optional.empty()), body);
    }

    HisAnswer<Kept<T>> create(HisCommand command, Supplier<HisAnswer<T>> body) {
        return create(
                new Wanted<>(
                        command.key(), Optional.empty(), Optional.of(Whence.of(command, systems))),
                body);
    }

    HisAnswer<Kept<T>> create(HisCommand command, Unless<T> unless, Supplier<HisAnswer<T>> body) {
        return create(
                new Wanted<>(
                        command.key(),
                        Optional.of(unless),
                        Optional.of(Whence.of(command, systems))),
                body);
    }

    private HisAnswer<Kept<T>> create(Wanted<T> wanted, Supplier<HisAnswer<T>> body) {
        return byKey(
                wanted.key(), () -> body.get().then(resource -> attempt(wanted, resource, true)));
    }

    boolean carries(T resource, String key) {
        return kind.has(resource, key);
    }

    private String ofKey(String key) {
        return "identifier=" + kind.system() + "|" + FhirDoor.encoded(key);
    }

    private HisAnswer<Kept<T>> attempt(Wanted<T> wanted, T resource, boolean mayRepeat) {
        String name = kind.name();
        String key = wanted.key();
        return switch (door.create(
                resource,
                Optional.of(wanted.unless().map(Unless::header).orElseGet(() -> ofKey(key))),
                wanted.whence())) {
            case Reply.Got(Resource got, boolean made) when kind.type().isInstance(got) ->
                    settled(key, kind.type().cast(got), made);
            case Reply.Got other -> searchElse(key, name + ": another resource");
            case Reply.Empty() -> searchElse(key, name + ": created, not found");
            case Reply.Refused refused when refused.status() == 405 || refused.status() == 501 ->
                    new NotOffered<>();
            case Reply.Refused refused -> byKey(key, () -> refused(wanted, refused));
            case Reply.NoAnswer(String reason, boolean lost) when lost && mayRepeat ->
                    byKey(key, () -> attempt(wanted, resource, false));
            case Reply.NoAnswer(String reason, boolean lost) ->
                    searchElse(key, name + ": " + reason);
        };
    }

    /// A server that holds several that fit makes no further one and can name none: we look for ourselves.
    private HisAnswer<Kept<T>> refused(Wanted<T> wanted, Reply.Refused refused) {
        boolean lost = refused.status() == 409 || refused.status() == 412;
        return wanted.unless()
                .filter(_ -> lost)
                .flatMap(this::fitting)
                .<HisAnswer<Kept<T>>>map(other -> new Done<>(new Kept<>(other, true)))
                .orElseGet(() -> Questions.refusal(kind.name(), refused));
    }

    private Optional<T> fitting(Unless<T> unless) {
        return questions.search(kind.type(), Map.ofEntries(unless.search()))
                        instanceof Done<List<T>>(List<T> all)
                ? all.stream().filter(unless.fits().and(kind.stands())).min(SMALLEST_ID)
                : Optional.empty();
    }

    /// Two that were made at once are both answered with 201: who looks again sees both. A search that says nothing leaves what the answer said.
    private HisAnswer<Kept<T>> settled(String key, T got, boolean made) {
        if (!kind.has(got, key)) {
            return new Done<>(new Kept<>(got, true));
        }
        if (!made) {
            return byKey(key, () -> new Done<>(new Kept<>(got, true)));
        }
        return found(key) instanceof Done<List<T>>(List<T> ours) && !ours.isEmpty()
                ? new Done<>(kept(got, chosen(key, ours)))
                : new Done<>(new Kept<>(got, false));
    }

    private Kept<T> kept(T got, T chosen) {
        boolean same = got.getIdElement().getIdPart().equals(chosen.getIdElement().getIdPart());
        return new Kept<>(chosen, !same);
    }

    private HisAnswer<Kept<T>> searchElse(String key, String reason) {
        return byKey(key, () -> new Unknown<>(reason));
    }

    private HisAnswer<Kept<T>> byKey(String key, Supplier<HisAnswer<Kept<T>>> whenNone) {
        return switch (found(key)) {
            case Done<List<T>>(List<T> ours) ->
                    ours.isEmpty()
                            ? whenNone.get()
                            : new Done<>(new Kept<>(chosen(key, ours), true));
            case Rejected<List<T>>(_, String reason) -> new Unknown<>(reason);
            case Unknown<List<T>>(String reason) -> new Unknown<>(reason);
            case NotOffered<List<T>>() -> new NotOffered<>();
        };
    }

    /// A server that ignores a search parameter answers with everything it has.
    private HisAnswer<List<T>> found(String key) {
        return questions
                .search(kind.type(), Map.of("identifier", kind.system() + "|" + key))
                .then(all -> new Done<>(all.stream().filter(one -> kind.has(one, key)).toList()));
    }

    /// A server that raced with itself may hold several: a person must cancel the others, and every gateway goes on with the same one.
    private T chosen(String key, List<T> ours) {
        List<T> standing = ours.stream().filter(kind.stands()).toList();
        if (standing.size() > 1) {
            alarms.severalForOneKey(key, standing);
        }
        return (standing.isEmpty() ? ours : standing).stream().min(SMALLEST_ID).orElseThrow();
    }
}

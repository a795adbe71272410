package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;

/// Makes a resource at the HIS once per key, whatever happens to the answer.
///
/// `If-None-Exist` alone is no guarantee: servers race with themselves, and losers are told 409, 412, 400 or 200 (his.md §3.1, measured). So: search by the
/// key first, create, and after anything but a plain success search again. Only a broken connection after which the search finds nothing is tried once more,
/// with the same key. Callers see to it that one key is used by one thread at a time.
final class KeyedCreate<T extends Resource> {
    private static final Logger log = LoggerFactory.getLogger(KeyedCreate.class);

    /// @param existed it was there before this call, or an answer that got lost had made it
    record Kept<T>(T resource, boolean existed) {}

    private static final Comparator<Resource> FIRST_MADE =
            Comparator.comparing((Resource one) ->
                            one.getMeta().hasLastUpdated()
                                    ? one.getMeta().getLastUpdated().toInstant()
                                    : Instant.EPOCH)
                    .thenComparing(one -> one.getIdElement().getIdPart());

    private final FhirDoor door;
    private final Questions questions;
    private final BiConsumer<String, List<String>> duplicates;
    private final Class<T> type;
    private final Function<T, List<Identifier>> identifiers;
    private final String system;

    /// @param duplicates told of a key and all that stand for it
    KeyedCreate(
            FhirDoor door,
            Questions questions,
            BiConsumer<String, List<String>> duplicates,
            Class<T> type,
            Function<T, List<Identifier>> identifiers,
            String system) {
        this.door = door;
        this.questions = questions;
        this.duplicates = duplicates;
        this.type = type;
        this.identifiers = identifiers;
        this.system = system;
    }

    /// @param body made only when the search by the key found nothing
    HisAnswer<Kept<T>> create(String key, Supplier<HisAnswer<T>> body) {
        return byKey(key, () -> body.get().then(resource -> attempt(key, resource, true)));
    }

    private HisAnswer<Kept<T>> attempt(String key, T resource, boolean mayRepeat) {
        String name = type.getSimpleName();
        return switch (door.create(
                resource, "identifier=" + system + "|" + FhirDoor.encoded(key))) {
            case Reply.Got(Resource got) when type.isInstance(got) ->
                    new Done<>(new Kept<>(type.cast(got), false));
            case Reply.Got other -> searchElse(key, name + ": another resource");
            case Reply.Empty() -> searchElse(key, name + ": created, not found");
            case Reply.Refused refused when refused.status() == 405 || refused.status() == 501 ->
                    new NotOffered<>();
            case Reply.Refused refused -> byKey(key, () -> Questions.refusal(name, refused));
            case Reply.NoAnswer(String reason, boolean lost) when lost && mayRepeat ->
                    byKey(key, () -> attempt(key, resource, false));
            case Reply.NoAnswer(String reason, boolean lost) ->
                    searchElse(key, name + ": " + reason);
        };
    }

    private HisAnswer<Kept<T>> searchElse(String key, String reason) {
        return byKey(key, () -> new Unknown<>(reason));
    }

    private HisAnswer<Kept<T>> byKey(String key, Supplier<HisAnswer<Kept<T>>> whenNone) {
        HisAnswer<List<T>> found = questions.search(type, Map.of("identifier", system + "|" + key));
        return switch (found) {
            case Done<List<T>>(List<T> all) -> {
                List<T> ours = all.stream().filter(one -> has(one, key)).toList();
                yield ours.isEmpty()
                        ? whenNone.get()
                        : new Done<>(new Kept<>(chosen(key, ours), true));
            }
            case Rejected<List<T>>(_, String reason) -> new Unknown<>(reason);
            case Unknown<List<T>>(String reason) -> new Unknown<>(reason);
            case NotOffered<List<T>>() -> new NotOffered<>();
        };
    }

    /// A server that raced with itself may hold several: a person must cancel the others, and every gateway goes on with the same one, the first made.
    private T chosen(String key, List<T> ours) {
        if (ours.size() > 1) {
            log.error("{} the HIS has {} {} for one key", "H09", ours.size(), type.getSimpleName());
            duplicates.accept(
                    key,
                    ours.stream()
                            .map(one -> type.getSimpleName() + "/" + one.getIdElement().getIdPart())
                            .sorted()
                            .toList());
        }
        return Collections.min(ours, FIRST_MADE);
    }

    /// A server that ignores a search parameter answers with everything it has.
    private boolean has(T resource, String key) {
        return identifiers.apply(resource).stream()
                .anyMatch(id -> system.equals(id.getSystem()) && key.equals(id.getValue()));
    }
}

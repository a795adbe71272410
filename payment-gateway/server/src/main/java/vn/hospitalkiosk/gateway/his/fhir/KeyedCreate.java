package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Map;
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

    private final FhirDoor door;
    private final Questions questions;
    private final Class<T> type;
    private final Function<T, List<Identifier>> identifiers;
    private final String system;

    KeyedCreate(
            FhirDoor door,
            Questions questions,
            Class<T> type,
            Function<T, List<Identifier>> identifiers,
            String system) {
        this.door = door;
        this.questions = questions;
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
                yield switch (ours.size()) {
                    case 0 -> whenNone.get();
                    case 1 -> new Done<>(new Kept<>(ours.getFirst(), true));
                    default -> several(ours.size());
                };
            }
            case Rejected<List<T>>(String reason) -> new Unknown<>(reason);
            case Unknown<List<T>>(String reason) -> new Unknown<>(reason);
            case NotOffered<List<T>>() -> new NotOffered<>();
        };
    }

    private HisAnswer<Kept<T>> several(int count) {
        log.error("{} the HIS has {} {} for one key", "H09", count, type.getSimpleName());
        return new Unknown<>(type.getSimpleName() + ": several for one key");
    }

    /// A server that ignores a search parameter answers with everything it has.
    private boolean has(T resource, String key) {
        return identifiers.apply(resource).stream()
                .anyMatch(id -> system.equals(id.getSystem()) && key.equals(id.getValue()));
    }
}

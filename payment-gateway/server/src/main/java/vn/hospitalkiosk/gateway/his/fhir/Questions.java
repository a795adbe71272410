package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;

/// Reading from the FHIR server, in the words of [HisAnswer].
final class Questions {
    private final FhirDoor door;

    Questions(FhirDoor door) {
        this.door = door;
    }

    /// All resources of a searchset, matches and included ones.
    HisAnswer<List<Resource>> search(String type, Map<String, String> parameters) {
        return search(type, List.copyOf(parameters.entrySet()));
    }

    HisAnswer<List<Resource>> search(String type, List<Map.Entry<String, String>> parameters) {
        return switch (door.search(type, parameters)) {
            case Reply.Got(Bundle bundle, boolean _) ->
                    new Done<>(
                            bundle.getEntry().stream()
                                    .filter(Bundle.BundleEntryComponent::hasResource)
                                    .map(Bundle.BundleEntryComponent::getResource)
                                    .toList());
            case Reply.Got other -> new Unknown<>(type + ": no Bundle");
            case Reply.Empty() -> new Unknown<>(type + ": empty answer");
            case Reply.Refused refused when refused.notOffered() -> new NotOffered<>();
            case Reply.Refused refused -> refusal(type, refused);
            case Reply.NoAnswer none -> new Unknown<>(type + ": " + none.reason());
        };
    }

    <T extends Resource> HisAnswer<List<T>> search(Class<T> type, Map<String, String> parameters) {
        return search(type.getSimpleName(), parameters)
                .then(found -> new Done<>(only(type, found)));
    }

    <T extends Resource> HisAnswer<T> read(Class<T> type, String id) {
        String name = type.getSimpleName();
        return switch (door.read(name, id)) {
            case Reply.Got(Resource resource, boolean _) when type.isInstance(resource) ->
                    new Done<>(type.cast(resource));
            case Reply.Got other -> new Unknown<>(name + ": another resource");
            case Reply.Empty() -> new Unknown<>(name + ": empty answer");
            case Reply.Refused refused -> refusal(name, refused);
            case Reply.NoAnswer none -> new Unknown<>(name + ": " + none.reason());
        };
    }

    static <T> HisAnswer<T> refusal(String type, Reply.Refused refused) {
        String reason = type + ": " + refused.reason();
        return refused.tellsNothing() ? new Unknown<>(reason) : new Rejected<>(reason);
    }

    static <T extends Resource> List<T> only(Class<T> type, List<Resource> found) {
        return found.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

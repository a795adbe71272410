package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/// What we make at one server, type by type.
record KeyedCreates(FhirDoor door, Questions questions, Alarms alarms, FhirSystems systems) {
    /// By the command's key.
    ///
    /// @param stands false of one that was cancelled: it counts only when there is no other
    <T extends Resource> KeyedCreate<T> of(
            Class<T> type, Function<T, List<Identifier>> identifiers, Predicate<T> stands) {
        return of(new KeyedCreate.Kind<>(type, identifiers, stands, systems.command()));
    }

    <T extends Resource> KeyedCreate<T> of(KeyedCreate.Kind<T> kind) {
        return new KeyedCreate<>(door, questions, alarms, systems, kind);
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;

/// From a reference to a Location to a [Place]: room, floor, building and the way, in the hospital's words. Locations are kept for ten minutes, as rooms
/// seldom move; they hold no personal data. What cannot be found is an empty text: a missing signpost must not stop a visit.
final class Places {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST = 5_000;

    private record Known(Location location, long atNanos) {}

    private final Questions questions;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Places(Questions questions) {
        this.questions = questions;
    }

    /// @param included what came along with the answer that holds the reference
    Place at(Reference reference, List<Resource> included) {
        Questions.only(Location.class, included).forEach(this::keep);
        Optional<Location> room = find(reference);
        Optional<Location> floor = room.flatMap(this::parent);
        Optional<Location> building = floor.flatMap(this::parent);
        return new Place(
                room.map(Places::name)
                        .orElseGet(() -> reference.hasDisplay() ? reference.getDisplay() : ""),
                floor.map(Places::name).orElse(""),
                building.map(Places::name).orElse(""),
                room.filter(Location::hasDescription).map(Location::getDescription).orElse(""));
    }

    private Optional<Location> parent(Location location) {
        return location.hasPartOf() ? find(location.getPartOf()) : Optional.empty();
    }

    private Optional<Location> find(Reference reference) {
        String id = reference.getReferenceElement().getIdPart();
        if (id == null || reference.getReferenceElement().isLocal()) {
            return reference.getResource() instanceof Location contained
                    ? Optional.of(contained)
                    : Optional.empty();
        }
        Known kept = known.get(id);
        if (kept != null && System.nanoTime() - kept.atNanos() < KEPT_NANOS) {
            return Optional.of(kept.location());
        }
        if (questions.read(Location.class, id) instanceof Done<Location>(Location location)) {
            keep(location);
            return Optional.of(location);
        }
        return Optional.ofNullable(kept).map(Known::location);
    }

    private void keep(Location location) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(location.getIdElement().getIdPart(), new Known(location, System.nanoTime()));
    }

    private static String name(Location location) {
        return location.hasName() ? location.getName() : "";
    }
}

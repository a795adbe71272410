package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/// Clinics this patient may go to now. `GET /kiosk/v1/visits/{visit}/clinics`. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClinicsAnswer.Open.class, name = "open"),
    @JsonSubTypes.Type(value = ClinicsAnswer.AtDesk.class, name = "at-desk"),
    @JsonSubTypes.Type(value = ClinicsAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface ClinicsAnswer {
    /// @param at when the HIS told the load
    /// @param clinics in the HIS's order
    record Open(Instant at, List<ClinicView> clinics) implements ClinicsAnswer {
        public Open {
            clinics = List.copyOf(clinics);
        }
    }

    /// This HIS does not offer clinics to kiosks.
    record AtDesk(FailureCode code) implements ClinicsAnswer {}

    record Unavailable(FailureCode code) implements ClinicsAnswer {}
}

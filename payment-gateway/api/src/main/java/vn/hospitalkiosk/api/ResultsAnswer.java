package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// Which results are ready, and where. `GET /kiosk/v1/visits/{visit}/results`. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResultsAnswer.Known.class, name = "known"),
    @JsonSubTypes.Type(value = ResultsAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface ResultsAnswer {
    /// Newest first.
    record Known(List<ResultView> results) implements ResultsAnswer {
        public Known {
            results = List.copyOf(results);
        }
    }

    record Unavailable(FailureCode code) implements ResultsAnswer {}
}

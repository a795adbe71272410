package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCases;

/// What a server made twice although it was asked once: a person must put it right. Names records, never people.
final class Alarms {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);

    private final HisCases cases;
    private final Clock clock;

    Alarms(HisCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    void severalForOneKey(String key, List<? extends Resource> all) {
        raise(new FailureCode("H09"), key, all);
    }

    /// @param booking the HIS's id of the appointment
    void severalForOneBooking(String booking, List<? extends Resource> all) {
        raise(new FailureCode("H32"), booking, all);
    }

    /// @param key of the command that saw it; a number is personal
    void severalForOneNumber(String key, List<? extends Resource> all) {
        raise(new FailureCode("H03"), key, all);
    }

    private void raise(FailureCode code, String subject, List<? extends Resource> all) {
        List<String> found =
                all.stream()
                        .map(one -> one.fhirType() + "/" + one.getIdElement().getIdPart())
                        .sorted()
                        .toList();
        log.error("{} the HIS has {} records where one was asked for", code, found.size());
        cases.raise(new HisCase(code, subject, found, Optional.empty(), clock.instant()));
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.outbox.DayBook;
import vn.hospitalkiosk.gateway.outbox.DayTelling;
import vn.hospitalkiosk.gateway.outbox.LookTelling;
import vn.hospitalkiosk.gateway.outbox.UntoldLooks;
import vn.hospitalkiosk.gateway.store.StoredDaysTold;
import vn.hospitalkiosk.gateway.store.StoredLooksTold;

/// What a HIS that wants it is told afterwards: who was looked at, and each day as a whole.
@Configuration(proxyBeanMethods = false)
class HisTellingWiring {
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
    private static final Duration DAYS_EVERY = Duration.ofMinutes(15);

    @Bean
    UntoldLooks untoldLooks(JdbcClient jdbc, FacilityId facility) {
        return new StoredLooksTold(jdbc, facility);
    }

    @Bean
    Repeating lookTelling(
            UntoldLooks looks, His his, FacilityId facility, GatewayConfig config, Clock clock) {
        Duration lease = config.his().answerTimeout().multipliedBy(200).plusSeconds(5);
        return new Repeating(
                "look-telling",
                LOOKS_EVERY,
                new LookTelling(looks, his, facility, lease, clock)::round);
    }

    @Bean
    DayBook dayBook(JdbcClient jdbc, FacilityId facility) {
        return new StoredDaysTold(jdbc, facility);
    }

    @Bean
    Repeating dayTelling(
            DayBook book, His his, FacilityId facility, GatewayConfig config, Clock clock) {
        Duration lease = config.his().answerTimeout().multipliedBy(6).plusSeconds(5);
        return new Repeating(
                "day-telling",
                DAYS_EVERY,
                new DayTelling(book, his, facility, Application.HOSPITAL_ZONE, lease, clock)
                        ::round);
    }
}

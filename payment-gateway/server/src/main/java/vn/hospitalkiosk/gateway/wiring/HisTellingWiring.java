package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.desk.DeskNews;
import vn.hospitalkiosk.gateway.desk.DeskTelling;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.outbox.DayBook;
import vn.hospitalkiosk.gateway.outbox.DayTelling;
import vn.hospitalkiosk.gateway.outbox.LookTelling;
import vn.hospitalkiosk.gateway.outbox.UntoldLooks;
import vn.hospitalkiosk.gateway.store.SqlDeskNews;
import vn.hospitalkiosk.gateway.store.StoredDaysTold;
import vn.hospitalkiosk.gateway.store.StoredLooksTold;

/// What a HIS that wants it is told afterwards: what people decided at the desk, who was looked at, and each day as a whole.
@Configuration(proxyBeanMethods = false)
class HisTellingWiring {
    private static final Duration DESK_EVERY = Duration.ofSeconds(2);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
    private static final Duration DAYS_EVERY = Duration.ofMinutes(15);

    @Bean
    DeskNews deskNews(JdbcClient jdbc, FacilityId facility) {
        return new SqlDeskNews(jdbc, facility);
    }

    @Bean
    Repeating deskTelling(
            DeskNews news, His his, FacilityId facility, GatewayConfig config, Clock clock) {
        Duration lease = lease(config, 40);
        return new Repeating(
                "desk-telling",
                DESK_EVERY,
                new DeskTelling(news, his, facility, lease, clock)::round);
    }

    @Bean
    UntoldLooks untoldLooks(JdbcClient jdbc, FacilityId facility) {
        return new StoredLooksTold(jdbc, facility);
    }

    @Bean
    Repeating lookTelling(
            UntoldLooks looks, His his, FacilityId facility, GatewayConfig config, Clock clock) {
        Duration lease = lease(config, 200);
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
        Duration lease = lease(config, 6);
        return new Repeating(
                "day-telling",
                DAYS_EVERY,
                new DayTelling(book, his, facility, Application.HOSPITAL_ZONE, lease, clock)
                        ::round);
    }

    /// Longer than a round that asks the HIS so many times.
    private static Duration lease(GatewayConfig config, int questions) {
        return config.his().answerTimeout().multipliedBy(questions).plusSeconds(5);
    }
}

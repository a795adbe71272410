package vn.hospitalkiosk.gateway.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;

/// The third look at a card when the HIS tells that a treatment ends.
class ClosingsTest {
    private final Ward ward = new Ward();
    private final List<Instant> since = new ArrayList<>();
    private Set<HisCapability> offered = Set.of(HisCapability.CLOSINGS);
    private HisAnswer<List<String>> answer = new HisAnswer.Done<>(List.of());

    private final Closings closings =
            new Closings(
                    new His() {
                        @Override
                        public Set<HisCapability> offered() {
                            return offered;
                        }

                        @Override
                        public HisAnswer<List<String>> closings(Instant from) {
                            since.add(from);
                            return answer;
                        }
                    },
                    ward.process().insurance,
                    ward.clock);

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void a_card_is_looked_at_once_more_when_its_visit_is_closed_and_only_once() {
        ward.admitted(1);
        ward.admitted(2);
        ward.live(Duration.ofMinutes(1), Duration.ofSeconds(30));
        int before = ward.asked.size();
        answer = new HisAnswer.Done<>(List.of("e-p1", "of-no-kiosk"));
        closings.minute();
        closings.minute();
        ward.live(Duration.ofMinutes(1), Duration.ofSeconds(30));
        assertThat(ward.asked).hasSize(before + 1);
        assertThat(
                        ward.column(
                                "SELECT encounter FROM insurance_check WHERE facility_id = ? AND moment = 'BEFORE_CLOSING'"))
                .containsExactly("e-p1");
    }

    @Test
    void nothing_is_missed_while_the_his_is_silent_and_nobody_asks_a_his_that_does_not_tell() {
        Instant first = ward.clock.instant();
        closings.minute();
        ward.pass(Duration.ofMinutes(1));
        answer = new HisAnswer.Unknown<>("no answer");
        closings.minute();
        ward.pass(Duration.ofMinutes(30));
        closings.minute();
        Duration overlap = Duration.ofMinutes(5);
        assertThat(since)
                .containsExactly(
                        first.minus(Duration.ofHours(12)).minus(overlap),
                        first.minus(overlap),
                        first.minus(overlap));
        offered = Set.of();
        closings.minute();
        assertThat(since).hasSize(3);
    }
}

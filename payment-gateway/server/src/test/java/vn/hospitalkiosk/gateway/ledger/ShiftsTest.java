package vn.hospitalkiosk.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private final Shifts shifts = Shifts.usual(ZONE);

    @Test
    void a_shift_begins_on_its_minute() {
        assertThat(shifts.at(Instant.parse("2026-11-25T04:59:59.999Z")).shift()).isEqualTo("sang");
        assertThat(shifts.at(Instant.parse("2026-11-25T05:00:00Z")).shift()).isEqualTo("chieu");
    }

    @Test
    void the_last_shift_goes_on_after_midnight_but_the_day_is_the_calendars() {
        HospitalTime after = shifts.at(Instant.parse("2026-11-25T17:30:00Z"));
        assertThat(after.shift()).isEqualTo("toi");
        assertThat(after.day()).isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @Test
    void shifts_that_begin_together_or_share_a_code_are_refused() {
        Shifts.Shift one = new Shifts.Shift("a", "A", LocalTime.NOON);
        for (List<Shifts.Shift> wrong :
                List.of(
                        List.<Shifts.Shift>of(),
                        List.of(one, new Shifts.Shift("b", "B", LocalTime.NOON)),
                        List.of(one, new Shifts.Shift("a", "B", LocalTime.MIDNIGHT)))) {
            assertThatThrownBy(() -> new Shifts(ZONE, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

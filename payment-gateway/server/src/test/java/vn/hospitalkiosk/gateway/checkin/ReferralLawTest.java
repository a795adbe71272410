package vn.hospitalkiosk.gateway.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralLawTest {
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 2));

    /// Signed, one year, last day.
    @ParameterizedTest
    @CsvSource({
        "2026-11-09, false, 2026-11-23",
        "2026-11-13, false, 2026-11-27",
        "2026-11-14, false, 2026-11-27",
        "2026-08-24, false, 2026-09-09",
        "2026-11-09, true, 2027-11-09",
        "2028-02-29, true, 2029-02-28"
    })
    void ten_working_days_skip_weekends_and_holidays_and_a_year_is_a_year(
            LocalDate signed, boolean wholeYear, LocalDate last) {
        assertThat(ReferralLaw.lastDay(signed, wholeYear, HOLIDAYS)).isEqualTo(last);
        assertThat(ReferralLaw.holds(signed, wholeYear, HOLIDAYS, last)).isTrue();
        assertThat(ReferralLaw.holds(signed, wholeYear, HOLIDAYS, last.plusDays(1))).isFalse();
        assertThat(ReferralLaw.holds(signed, wholeYear, HOLIDAYS, signed.minusDays(1)))
                .as("signed tomorrow")
                .isFalse();
    }
}

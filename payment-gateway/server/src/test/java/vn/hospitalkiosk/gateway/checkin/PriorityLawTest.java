package vn.hospitalkiosk.gateway.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.Sex;

class PriorityLawTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    /// Birth date, what is certain, whether under six is asked.
    @ParameterizedTest
    @CsvSource({
        "1951-11-25, AGED_75, false",
        "1951-11-26, , false",
        "1951, AGED_75, false",
        "1951-11, AGED_75, false",
        "1951-12, , false",
        "1952, , false",
        "2020-11-26, UNDER_6, false",
        "2020-11-25, , false",
        "2021, UNDER_6, false",
        "2020, , true",
        "2019, , false",
        "2026-02-31, UNDER_6, false",
    })
    void age_is_counted_to_the_day_on_the_hospitals_date(
            String birth, String certain, boolean asksUnderSix) {
        PriorityView view = PriorityLaw.of(new BirthDate(birth), Sex.MALE, TODAY);
        assertThat(view.computed())
                .isEqualTo(certain == null ? Set.of() : Set.of(PriorityGroup.valueOf(certain)));
        assertThat(view.offered().contains(PriorityGroup.UNDER_6)).isEqualTo(asksUnderSix);
    }

    @ParameterizedTest
    @CsvSource({
        "1990, FEMALE, true",
        "1990, UNKNOWN, true",
        "1990, MALE, false",
        "1950, FEMALE, false",
        "2020, FEMALE, false"
    })
    void pregnancy_is_asked_of_those_it_can_be_true_of(String birth, Sex sex, boolean asked) {
        PriorityView view = PriorityLaw.of(new BirthDate(birth), sex, TODAY);
        assertThat(view.offered().contains(PriorityGroup.PREGNANT)).isEqualTo(asked);
    }

    @Test
    void what_is_certain_counts_before_what_is_said_and_the_impossible_is_left_out() {
        PriorityView old = PriorityLaw.of(new BirthDate("1940"), Sex.MALE, TODAY);
        assertThat(PriorityLaw.standing(old, Set.of(PriorityGroup.MERIT)))
                .isEqualTo(new PriorityLaw.Standing(PriorityGroup.AGED_75, false));
        PriorityView man = PriorityLaw.of(new BirthDate("1985"), Sex.MALE, TODAY);
        assertThat(PriorityLaw.standing(man, Set.of(PriorityGroup.PREGNANT)))
                .isEqualTo(new PriorityLaw.Standing(PriorityGroup.NONE, false));
        assertThat(
                        PriorityLaw.standing(
                                man, Set.of(PriorityGroup.MERIT, PriorityGroup.SEVERE_DISABILITY)))
                .isEqualTo(new PriorityLaw.Standing(PriorityGroup.SEVERE_DISABILITY, true));
    }
}

package vn.hospitalkiosk.gateway.checkin;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.Sex;

/// Luật KCB 15/2023, Điều 3 khoản 2: under 6 and from 75 on follow from the birth date and the hospital's date; the other groups are declared, with staff to confirm them.
///
/// A birth date known to the year or month only is read to the patient's good for 75 (its first day). For under 6 a date that leaves it open is offered, not decided.
final class PriorityLaw {
    private static final int OLD = 75;
    private static final int SMALL = 6;
    private static final int YOUNGEST_MOTHER = 10;
    private static final int OLDEST_MOTHER = 60;

    /// As the law lists them; a HIS is told one.
    private static final List<PriorityGroup> ORDER =
            List.of(
                    PriorityGroup.UNDER_6,
                    PriorityGroup.PREGNANT,
                    PriorityGroup.SEVERE_DISABILITY,
                    PriorityGroup.AGED_75,
                    PriorityGroup.MERIT);

    private PriorityLaw() {}

    /// @param declared the patient said so; false: it follows from the birth date
    record Standing(PriorityGroup group, boolean declared) {}

    static PriorityView of(BirthDate birth, Sex sex, LocalDate today) {
        LocalDate earliest = first(birth);
        LocalDate latest = last(birth);
        Set<PriorityGroup> computed = EnumSet.noneOf(PriorityGroup.class);
        Set<PriorityGroup> offered =
                EnumSet.of(PriorityGroup.SEVERE_DISABILITY, PriorityGroup.MERIT);
        if (!earliest.plusYears(OLD).isAfter(today)) {
            computed.add(PriorityGroup.AGED_75);
        }
        if (earliest.plusYears(SMALL).isAfter(today)) {
            computed.add(PriorityGroup.UNDER_6);
        } else if (latest.plusYears(SMALL).isAfter(today)) {
            offered.add(PriorityGroup.UNDER_6);
        }
        int age = today.getYear() - birth.year();
        if (sex != Sex.MALE && age >= YOUNGEST_MOTHER && age <= OLDEST_MOTHER) {
            offered.add(PriorityGroup.PREGNANT);
        }
        return new PriorityView(computed, offered);
    }

    /// What counts of what was ticked: a group that cannot be true is left out.
    static Set<PriorityGroup> declared(PriorityView view, Set<PriorityGroup> ticked) {
        Set<PriorityGroup> counts = EnumSet.noneOf(PriorityGroup.class);
        ticked.stream().filter(view.offered()::contains).forEach(counts::add);
        return counts;
    }

    /// What is certain counts before what is said.
    static Standing standing(PriorityView view, Set<PriorityGroup> ticked) {
        for (PriorityGroup group : ORDER) {
            if (view.computed().contains(group)) {
                return new Standing(group, false);
            }
        }
        Set<PriorityGroup> declared = declared(view, ticked);
        return ORDER.stream()
                .filter(declared::contains)
                .findFirst()
                .map(group -> new Standing(group, true))
                .orElse(new Standing(PriorityGroup.NONE, false));
    }

    private static LocalDate first(BirthDate birth) {
        return switch (birth.iso().length()) {
            case 4 -> LocalDate.of(birth.year(), 1, 1);
            case 7 -> LocalDate.parse(birth.iso() + "-01");
            default -> exact(birth);
        };
    }

    private static LocalDate last(BirthDate birth) {
        return switch (birth.iso().length()) {
            case 4 -> LocalDate.of(birth.year(), 12, 31);
            case 7 -> LocalDate.parse(birth.iso() + "-01").plusMonths(1).minusDays(1);
            default -> exact(birth);
        };
    }

    /// Some books hold 31/02: the last day of that month is meant.
    private static LocalDate exact(BirthDate birth) {
        LocalDate month = LocalDate.parse(birth.iso().substring(0, 7) + "-01");
        int day = Integer.parseInt(birth.iso().substring(8));
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }
}

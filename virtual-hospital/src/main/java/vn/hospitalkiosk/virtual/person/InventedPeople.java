package vn.hospitalkiosk.virtual.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The people the virtual HIS knows: the demo's patient, three for the awkward cases, and a waiting room full of others. All invented, always the same.
public final class InventedPeople {
    private static final List<String> FAMILY =
            List.of("NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HUỲNH", "VÕ", "ĐẶNG", "BÙI", "ĐỖ");
    private static final List<String> GIVEN_OF_MEN =
            List.of("VĂN BÌNH", "HỮU CHÂU", "QUỐC DŨNG", "MINH ĐỨC", "THANH HẢI", "ĐÌNH KHOA");
    private static final List<String> GIVEN_OF_WOMEN =
            List.of(
                    "THỊ LAN",
                    "NGỌC MAI",
                    "THU NGA",
                    "KIM OANH",
                    "BÍCH PHƯỢNG",
                    "MỸ UYÊN",
                    "THỊ XUÂN");
    private static final int CROWD = 36;

    /// More are not told apart by their number.
    public static final int LARGEST_TOWN = 200_000;

    private InventedPeople() {}

    /// Has insurance, has nothing booked.
    public static Person withoutBooking() {
        return person(
                "056192000731", "LÊ THỊ BÌNH", LocalDate.of(1992, 11, 2), "Nữ", "GD4569999900731");
    }

    /// Two people with one number: it was cancelled and issued anew, and the HIS knows both.
    public static List<Person> sharingOneNumber() {
        return List.of(
                person("056090000111", "TRẦN VĂN CHUNG", LocalDate.of(1990, 1, 15), "Nam", ""),
                person(
                        "056090000111",
                        "PHẠM QUỐC CHUNG",
                        LocalDate.of(1990, 7, 30),
                        "Nam",
                        "GD4569999900111"));
    }

    /// Booked, without insurance.
    public static Person withoutInsurance() {
        return person("056178000256", "VÕ KIM DUYÊN", LocalDate.of(1978, 6, 24), "Nữ", "");
    }

    /// Has never been here: the HIS knows nothing of her. Not among those the HIS is filled with.
    public static Person neverHere() {
        return person(
                "056301000915",
                "HOÀNG NGỌC DIỆP",
                LocalDate.of(2001, 9, 15),
                "Nữ",
                "GD4569999900915");
    }

    /// Everybody else, at least three dozen.
    public static List<Person> crowd() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            boolean woman = i % 2 == 1;
            int year = 1938 + (i * 17) % 60;
            List<String> given = woman ? GIVEN_OF_WOMEN : GIVEN_OF_MEN;
            String digits = String.format(Locale.ROOT, "%06d", 300_101 + i * 137);
            people.add(
                    person(
                            "056"
                                    + (woman ? 1 : 0)
                                    + String.format(Locale.ROOT, "%02d", year % 100)
                                    + digits,
                            FAMILY.get(i % FAMILY.size()) + " " + given.get(i % given.size()),
                            LocalDate.of(year, 1 + i % 12, 1 + (i * 7) % 28),
                            woman ? "Nữ" : "Nam",
                            i % 6 == 5 ? "" : "GD45699990" + digits.substring(1)));
        }
        return people;
    }

    /// One of the many who have been at the hospital before: always the same for the same number.
    ///
    /// @param one from 0 to below [#LARGEST_TOWN]
    public static Person townsperson(int one) {
        boolean woman = one % 2 == 1;
        int year = 1930 + one % 69;
        List<String> given = woman ? GIVEN_OF_WOMEN : GIVEN_OF_MEN;
        String digits = String.format(Locale.ROOT, "%06d", 500_000 + one);
        return person(
                "056" + (woman ? 1 : 0) + String.format(Locale.ROOT, "%02d", year % 100) + digits,
                FAMILY.get(one % FAMILY.size()) + " " + given.get(one % given.size()),
                LocalDate.of(year, 1 + one % 12, 1 + one % 28),
                woman ? "Nữ" : "Nam",
                "GD4568888" + digits);
    }

    private static Person person(
            String number, String name, LocalDate birthDate, String sex, String insuranceCard) {
        return new Person(
                number,
                name,
                birthDate,
                sex,
                "Đường Số Không, Nha Trang, Khánh Hòa",
                LocalDate.of(2022, 3, 1),
                Optional.empty(),
                Optional.of(insuranceCard).filter(card -> !card.isEmpty()),
                LocalDate.of(2027, 12, 31));
    }
}

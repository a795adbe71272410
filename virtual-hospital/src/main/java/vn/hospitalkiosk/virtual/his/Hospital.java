package vn.hospitalkiosk.virtual.his;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The building: rooms, floors, ways, and which clinic sits where.
final class Hospital {
    /// A clinic with its own room and queue.
    ///
    /// At the start of a day `issued` numbers have gone out at the desks and `called` of them were called; a patient takes about `minutesEach`.
    enum Clinic {
        CARDIOLOGY("Nội Tim mạch", "205", 33, 27, 4),
        GENERAL_MEDICINE("Nội tổng quát", "203", 21, 18, 5),
        ENDOCRINOLOGY("Nội tiết", "210", 17, 9, 6),
        EYES("Mắt", "112", 8, 8, 5),
        EAR_NOSE_THROAT("Tai Mũi Họng", "114", 12, 10, 5);

        private final String specialty;
        private final String room;
        private final int issued;
        private final int called;
        private final int minutesEach;

        Clinic(String specialty, String room, int issued, int called, int minutesEach) {
            this.specialty = specialty;
            this.room = room;
            this.issued = issued;
            this.called = called;
            this.minutesEach = minutesEach;
        }

        String specialty() {
            return specialty;
        }

        String room() {
            return room;
        }

        int issued() {
            return issued;
        }

        int called() {
            return called;
        }

        int minutesEach() {
            return minutesEach;
        }

        static Optional<Clinic> ofSpecialty(String specialty) {
            return Stream.of(values()).filter(c -> c.specialty.equals(specialty)).findFirst();
        }
    }

    /// @param way from the kiosks in the hall to the door
    record Room(String number, String way) {
        String floor() {
            return "Tầng " + number.charAt(0);
        }
    }

    static final String BUILDING = "Nhà A";

    static final List<Room> ROOMS =
            List.of(
                    new Room("205", "thang máy số 2, ra khỏi thang rẽ trái 20 m"),
                    new Room("203", "thang máy số 2, ra khỏi thang rẽ trái 10 m"),
                    new Room("210", "thang máy số 2, ra khỏi thang rẽ phải 30 m"),
                    new Room("105", "đi thẳng qua quầy thuốc, cửa thứ hai bên phải"),
                    new Room("112", "từ sảnh rẽ phải 25 m"),
                    new Room("114", "từ sảnh rẽ phải 35 m"),
                    new Room("118", "từ sảnh rẽ trái 15 m"),
                    new Room("121", "từ sảnh rẽ trái 30 m"));

    private Hospital() {}

    /// A room as the patient's list names it; of the room the list starts at the floor goes without saying.
    static String shortPlace(String room, String startRoom) {
        return room.equals(startRoom) ? "P. " + room : "P. " + room + ", tầng " + room.charAt(0);
    }
}

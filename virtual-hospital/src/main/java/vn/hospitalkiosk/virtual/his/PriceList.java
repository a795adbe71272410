package vn.hospitalkiosk.virtual.his;

import java.util.List;

/// What a first visit to each specialty orders, and what it costs. Invented prices, whole đồng.
final class PriceList {
    /// @param billName on the bill
    /// @param note a few words after the name, may be empty
    /// @param listName on the patient's list of today, empty: not a place to go to
    /// @param room number of the room it is done in
    /// @param covered whether the insurance shares the cost
    record Service(
            String code,
            String billName,
            String note,
            String listName,
            String room,
            long vnd,
            boolean covered) {}

    private static final long EXAMINATION = 50_600;
    private static final Service BLOOD =
            new Service(
                    "XN-SHM",
                    "Xét nghiệm sinh hoá máu",
                    "4 chỉ số",
                    "Xét nghiệm máu",
                    "105",
                    89_600,
                    true);

    private PriceList() {}

    /// In the order the patient goes; the examination first.
    static List<Service> firstVisit(Hospital.Clinic clinic) {
        return switch (clinic) {
            case CARDIOLOGY ->
                    List.of(
                            examination("Nội Tim mạch", clinic),
                            new Service("CDHA-DT", "Điện tim", "", "Điện tim", "118", 39_900, true),
                            new Service(
                                    "CDHA-SAT",
                                    "Siêu âm Doppler tim",
                                    "",
                                    "Siêu âm tim",
                                    "121",
                                    252_300,
                                    true),
                            BLOOD,
                            new Service(
                                    "DV-PHIM",
                                    "In phim và đĩa kết quả",
                                    "ngoài BHYT",
                                    "",
                                    "",
                                    35_000,
                                    false));
            case GENERAL_MEDICINE -> List.of(examination("Nội tổng quát", clinic), BLOOD);
            case ENDOCRINOLOGY -> List.of(examination("Nội tiết", clinic), BLOOD);
            case EYES -> List.of(examination("Mắt", clinic));
            case EAR_NOSE_THROAT ->
                    List.of(
                            examination("Tai Mũi Họng", clinic),
                            new Service(
                                    "TT-NSTMH",
                                    "Nội soi tai mũi họng",
                                    "",
                                    "Nội soi tai mũi họng",
                                    "114",
                                    108_000,
                                    true));
        };
    }

    private static Service examination(String specialty, Hospital.Clinic clinic) {
        return new Service(
                "KHAM-" + clinic.room(),
                "Khám chuyên khoa " + specialty,
                "",
                "Khám " + specialty,
                clinic.room(),
                EXAMINATION,
                true);
    }
}

package vn.hospitalkiosk.gateway.people;

/// What a person may be at the hospital; one person may be several. The word is what the pages show.
public enum Role {
    CASHIER("Thu ngân"),
    ACCOUNTANT("Kế toán"),
    CHIEF_ACCOUNTANT("Kế toán trưởng"),
    RECEPTION("Tiếp đón"),
    TECHNICIAN("Kỹ thuật"),
    AUDITOR("Kiểm toán"),
    ADMINISTRATOR("Quản trị");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

package vn.hospitalkiosk.gateway.people;

/// Whether a person may sign in. The word is what the pages show.
public enum Standing {
    /// Has a one-time link and has not used it yet.
    INVITED("Chờ kích hoạt"),
    ACTIVE("Đang hoạt động"),
    LOCKED("Đã khoá");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

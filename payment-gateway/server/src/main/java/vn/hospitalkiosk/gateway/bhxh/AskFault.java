package vn.hospitalkiosk.gateway.bhxh;

/// Why a question stays without a usable answer. The patient is admitted in each case; who has to do something differs.
public enum AskFault {
    /// The gateway or the line to it: it comes back by itself.
    NO_ANSWER(""),
    /// The officer we ask as, or what we send, is not accepted: a technician mends it.
    OFFICER("H21"),
    /// The hospital's account, its password or token is not accepted: a technician mends it.
    ACCOUNT("H22"),
    /// A code nobody told us about: a technician asks the insurance.
    UNKNOWN_CODE("H23");

    private final String code;

    AskFault(String code) {
        this.code = code;
    }

    /// Row of `docs/failure-codes.md`; empty where nobody of ours can do anything.
    public String code() {
        return code;
    }

    /// Whether it says that the gateway does not answer, to anybody.
    public boolean isOutage() {
        return this == NO_ANSWER;
    }
}

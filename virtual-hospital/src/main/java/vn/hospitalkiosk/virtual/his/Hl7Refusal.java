package vn.hospitalkiosk.virtual.his;

/// The HIS says no to an HL7 message; becomes MSA and ERR. As [Refusal], caught in one place: [Hl7Desk].
final class Hl7Refusal extends RuntimeException {
    private final String acknowledgement;
    private final String code;
    private final String application;

    /// @param acknowledgement `AE` or `AR`
    /// @param code of HL7 table 0357
    /// @param application ERR-5, may be empty
    private Hl7Refusal(String acknowledgement, String code, String application, String sentence) {
        super(sentence, null, false, false);
        this.acknowledgement = acknowledgement;
        this.code = code;
        this.application = application;
    }

    static Hl7Refusal error(String code, String sentence) {
        return new Hl7Refusal("AE", code, "", sentence);
    }

    static Hl7Refusal rejected(String code, String sentence) {
        return new Hl7Refusal("AR", code, "", sentence);
    }

    static Hl7Refusal byRule(String application) {
        String code = application.equals("KEY_REUSED") ? "205" : "204";
        return new Hl7Refusal("AE", code, application, application);
    }

    String acknowledgement() {
        return acknowledgement;
    }

    String code() {
        return code;
    }

    String application() {
        return application;
    }
}

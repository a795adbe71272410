package vn.hospitalkiosk.virtual.his;

import tools.jackson.databind.node.ObjectNode;

/// The HIS says no; becomes an OperationOutcome. An exception within this package only, caught in one place ([FhirDesk]): refusals arise deep inside reading a resource, and carrying them up by hand would hide the rules.
///
/// The sentence tells field names and rules, never what a resource says about a person.
final class Refusal extends RuntimeException {
    private final int status;
    private final String code;

    /// @param code of value set `issue-type`
    Refusal(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal malformed(String sentence) {
        return new Refusal(400, "invalid", sentence);
    }

    static Refusal missing(String field) {
        return new Refusal(422, "required", field + " is missing or not of the right kind");
    }

    static Refusal unknownReference(String field) {
        return new Refusal(400, "not-found", field + " refers to nothing this HIS has");
    }

    static Refusal againstRule(String sentence) {
        return new Refusal(422, "business-rule", sentence);
    }

    static Refusal notOffered(String sentence) {
        return new Refusal(405, "not-supported", sentence);
    }

    int status() {
        return status;
    }

    ObjectNode outcome() {
        String sentence = getMessage();
        return Fhir.outcome("error", code, sentence == null ? code : sentence);
    }
}

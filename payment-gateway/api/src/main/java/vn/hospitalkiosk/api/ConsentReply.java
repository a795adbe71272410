package vn.hospitalkiosk.api;

import java.util.List;

/// What the patient said to each purpose, no as well as yes.
public record ConsentReply(VisitId visit, List<Said> said) {
    private static final int MOST = 20;

    public ConsentReply {
        said = List.copyOf(said);
        if (said.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " purposes");
        }
    }

    /// @param hash of the words that stood on the screen
    public record Said(String purpose, String version, String hash, boolean given) {}
}

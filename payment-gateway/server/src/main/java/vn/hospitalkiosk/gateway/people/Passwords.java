package vn.hospitalkiosk.gateway.people;

import java.text.Normalizer;

/// Slow, salted hashes of passwords.
public interface Passwords {
    int SHORTEST = 14;
    int LONGEST = 128;

    /// @param password prepared by [#prepared]
    String hash(String password);

    /// @param hash one made by [#hash]; always takes the time of a comparison
    boolean matches(String password, String hash);

    /// A hash of nothing: no password matches it, and finding that out takes as long as with a real one. Costs nothing to make.
    String nobodys();

    /// The same letters whatever keyboard made them (NFKC, as NIST SP 800-63B 3.1.1.2 asks).
    static String prepared(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /// Length counts, not kinds of characters; a word repeated or the own account's name is no password.
    static boolean isGoodEnough(String typed, PersonId own) {
        String password = prepared(typed);
        long letters = password.codePoints().count();
        return letters >= SHORTEST
                && letters <= LONGEST
                && password.codePoints().distinct().count() >= 6
                && !password.contains(own.value());
    }
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.hospitalkiosk.api.FacilityId;

/// The youngest seals, outside the database: who cuts them off there is found out by this file. Written after each commit of seals, so the database is never behind it.
///
/// @param roots how many roots have been signed
/// @param heads the last seal of every day that no root covers wholly
public record Tail(long roots, SortedMap<LocalDate, Seal.Head> heads, String text) {
    static final String TITLE = "hospital-kiosk ledger tail 1";
    private static final String HEAD = "seal ";

    static Tail sign(
            FacilityId facility,
            long roots,
            SortedMap<LocalDate, Seal.Head> heads,
            Instant at,
            HospitalKey key) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("facility", facility.value());
        values.put("roots", Long.toString(roots));
        heads.forEach((day, head) -> values.put(HEAD + day, head.number() + " " + head.hash()));
        values.put("signed-at", at.toString());
        return new Tail(roots, new TreeMap<>(heads), SignedText.sign(TITLE, values, key).text());
    }

    /// @throws IllegalArgumentException when it is no tail; the signature is not looked at
    static Tail parse(String text) {
        SignedText signed = SignedText.parse(TITLE, text);
        SortedMap<LocalDate, Seal.Head> heads = new TreeMap<>();
        try {
            signed.values()
                    .forEach((name, value) -> {
                        if (name.startsWith(HEAD)) {
                            heads.put(LocalDate.parse(name.substring(HEAD.length())), head(value));
                        }
                    });
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date: " + e.getMessage(), e);
        }
        return new Tail(Long.parseLong(signed.value("roots")), heads, text);
    }

    private static Seal.Head head(String value) {
        String[] words = value.split(" ", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException("a seal is named by its number and hash");
        }
        return new Seal.Head(Integer.parseInt(words[0]), new Sha256(words[1]));
    }

    boolean isOf(FacilityId facility) {
        return SignedText.parse(TITLE, text).value("facility").equals(facility.value());
    }

    boolean isSignedBy(PublicKeys keys) {
        return SignedText.parse(TITLE, text).isSignedBy(keys);
    }
}

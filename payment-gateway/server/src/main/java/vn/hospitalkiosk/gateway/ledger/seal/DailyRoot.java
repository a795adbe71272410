package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.FacilityId;

/// A day of the book in one signed page, printed and kept outside the database. A day gets another one when money is booked into it afterwards.
///
/// @param number from 1 within the facility, without gaps
/// @param seals how many of the day's seals, from the first, it stands for
/// @param lastSeal hash of the last of them
/// @param merkleRoot over their journals in order
/// @param previous SHA-256 of the text of root `number - 1`
/// @param text as signed, see [SignedText]
public record DailyRoot(
        long number,
        LocalDate day,
        int seals,
        Sha256 lastSeal,
        int journals,
        Sha256 merkleRoot,
        Sha256 previous,
        Instant signedAt,
        String text) {
    static final String TITLE = "hospital-kiosk ledger root 1";

    static DailyRoot sign(
            FacilityId facility,
            Optional<DailyRoot> before,
            LocalDate day,
            Seal.Head head,
            Leaves leaves,
            Instant at,
            HospitalKey key) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("facility", facility.value());
        values.put("number", Long.toString(before.map(DailyRoot::number).orElse(0L) + 1));
        values.put("day", day.toString());
        values.put("seals", Integer.toString(head.number()));
        values.put("last-seal", head.hash().hex());
        values.put("journals", Integer.toString(leaves.size()));
        values.put("merkle-root", leaves.merkleRoot().hex());
        values.put("previous-root", before.map(DailyRoot::hash).orElse(Sha256.NONE).hex());
        values.put("signed-at", at.toString());
        return parse(SignedText.sign(TITLE, values, key).text());
    }

    /// @throws IllegalArgumentException when it is no root; the signature is not looked at
    public static DailyRoot parse(String text) {
        SignedText signed = SignedText.parse(TITLE, text);
        try {
            return new DailyRoot(
                    Long.parseLong(signed.value("number")),
                    LocalDate.parse(signed.value("day")),
                    Integer.parseInt(signed.value("seals")),
                    new Sha256(signed.value("last-seal")),
                    Integer.parseInt(signed.value("journals")),
                    new Sha256(signed.value("merkle-root")),
                    new Sha256(signed.value("previous-root")),
                    Instant.parse(signed.value("signed-at")),
                    text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date: " + e.getMessage(), e);
        }
    }

    Sha256 hash() {
        return Sha256.over(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean isOf(FacilityId facility) {
        return SignedText.parse(TITLE, text).value("facility").equals(facility.value());
    }

    boolean isSignedBy(PublicKeys keys) {
        return SignedText.parse(TITLE, text).isSignedBy(keys);
    }
}

package vn.hospitalkiosk.gateway.enrolment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.PersonId;

/// One machine's way to a certificate.
///
/// @param id unguessable; the machine asks by it
/// @param keyMark of the machine's public key, sixteen letters to compare
/// @param askedFrom its address
public record Enrolment(
        String id,
        KioskId kiosk,
        PersonId madeBy,
        Instant madeAt,
        Instant expiresAt,
        Standing standing,
        Optional<Bytes> request,
        Optional<String> keyMark,
        Optional<Instant> askedAt,
        Optional<String> askedFrom,
        Optional<PersonId> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Bytes> certificate) {
    /// The word is what the pages show.
    public enum Standing {
        CODE_MADE("Đã tạo mã"),
        ASKED("Chờ duyệt"),
        ISSUED("Đã cấp chứng thư"),
        REFUSED("Đã từ chối");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// A code nobody used in time.
    public boolean hasExpired(Instant now) {
        return standing == Standing.CODE_MADE && !now.isBefore(expiresAt);
    }
}

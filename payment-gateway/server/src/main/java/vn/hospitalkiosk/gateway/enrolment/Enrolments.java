package vn.hospitalkiosk.gateway.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Where enrolments and certificates are kept.
public interface Enrolments {
    void add(Enrolment enrolment, Bytes codeDigest);

    Optional<Enrolment> find(String id);

    Optional<Enrolment> byCode(Bytes codeDigest);

    /// Newest first.
    List<Enrolment> recent(int most);

    /// The code is used up: once.
    ///
    /// @return false when somebody was faster, or it was refused
    boolean asked(String id, Bytes request, String keyMark, Instant at, String from);

    /// Keeps the certificate and lets the kiosk door know it, together.
    ///
    /// @return false when it was decided already
    boolean issued(String id, PersonId by, Instant at, Bytes certificate, KnownCertificate known);

    /// @return false when it was decided already
    boolean refused(String id, PersonId by, Instant at);

    /// @return false when it is known already
    boolean add(KnownCertificate certificate);

    /// By kiosk, the newest first.
    List<KnownCertificate> certificates();

    /// @return how many were valid until now
    int revoke(KioskId kiosk, PersonId by, Instant at, String reason);
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.hospitalkiosk.api.FacilityId;

/// One link of a day's chain.
///
/// @param place where it stands, and up to where the book is sealed with it
/// @param day the business day of its journals
/// @param number from 1 within the day
/// @param sealedAt microseconds
/// @param previous hash of the day's seal before; [Sha256#NONE] for the first
/// @param leaves the journals, by number
/// @param hash over all of the above
public record Seal(
        Place place,
        LocalDate day,
        int number,
        Instant sealedAt,
        Sha256 previous,
        Leaves leaves,
        Sha256 hash) {

    /// @param position from 1 within the facility, without gaps
    /// @param upTo every transaction with a smaller id is sealed
    /// @param floor journals up to this number may stem from another database cluster (restored from a backup), where transactions had other ids
    public record Place(long position, long upTo, long floor) {
        public static final Place START = new Place(0, 0, 0);
    }

    /// What the next seal of the day builds on.
    public record Head(int number, Sha256 hash) {
        static final Head NONE = new Head(0, Sha256.NONE);
    }

    static Seal after(
            Head head, FacilityId facility, Place place, LocalDate day, Instant at, Leaves leaves) {
        int number = head.number() + 1;
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        Seal open = new Seal(place, day, number, micros, head.hash(), leaves, Sha256.NONE);
        return new Seal(place, day, number, micros, head.hash(), leaves, open.expected(facility));
    }

    Head head() {
        return new Head(number, hash);
    }

    /// The hash that all its other values ask for.
    Sha256 expected(FacilityId facility) {
        Netstrings canonical =
                new Netstrings()
                        .text("seal/1")
                        .text(facility.value())
                        .text(day.toString())
                        .number(number)
                        .number(place.position())
                        .number(place.upTo())
                        .number(place.floor())
                        .number(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt))
                        .text(previous.hex());
        leaves.writeTo(canonical);
        return canonical.sha256();
    }
}

package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// A clinic as the HIS describes it now. What the HIS does not know stays empty; nobody estimates in its place.
///
/// @param specialty `Nội Tim mạch`, the word clinics are grouped by
/// @param name `Phòng khám Nội Tim mạch 2`
/// @param doctor who examines there today, may be empty
/// @param open takes patients now
/// @param opensAt of a closed one
/// @param waiting people in front
/// @param waitMinutes until a number drawn now is called
/// @param fee of the examination, before insurance
/// @param insured whether the health insurance shares the cost there
public record ClinicView(
        ClinicId id,
        String specialty,
        String name,
        String doctor,
        Place place,
        boolean open,
        Optional<Instant> opensAt,
        Optional<Integer> waiting,
        Optional<Integer> waitMinutes,
        Optional<Vnd> fee,
        boolean insured) {}

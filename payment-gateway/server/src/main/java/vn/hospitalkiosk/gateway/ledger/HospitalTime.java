package vn.hospitalkiosk.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;

/// A moment as the books see it.
///
/// @param day the hospital's calendar day
/// @param shift code of the ca; empty in journals older than shifts
public record HospitalTime(Instant at, LocalDate day, String shift) {}

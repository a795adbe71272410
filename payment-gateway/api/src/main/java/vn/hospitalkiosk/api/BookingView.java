package vn.hospitalkiosk.api;

import java.time.Instant;

/// One appointment of today.
///
/// @param clinic `Nội Tim mạch`
/// @param place where to go
public record BookingView(BookingId id, Instant start, String clinic, Place place) {}

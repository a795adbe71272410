package vn.hospitalkiosk.virtual.cardunit;

/// One card moved once.
///
/// @param number from 1, in order
/// @param cause the command as CM and PM in hex, `32 39`; `hand` when a person did it
/// @param card its number
public record Motion(int number, String cause, int card, Place from, Place to) {}

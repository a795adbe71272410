package vn.hospitalkiosk.virtual.card;

/// What the card process says of itself.
///
/// @param inserted whether the card lies on the reader
/// @param apdus commands the card has heard since it was last laid down
/// @param vpcd whether vpcd (and so PC/SC) sees the card
public record CardStatus(boolean inserted, int apdus, boolean vpcd) {}

package vn.hospitalkiosk.kiosk.journey;

/// What the screen is asked to draw: the only thing that goes from journey to screen.
///
/// @param offline the gateway has not answered lately: dot and "Ngoại tuyến" beside the clock
public record JourneyView(JourneyState state, Comfort comfort, boolean offline) {}

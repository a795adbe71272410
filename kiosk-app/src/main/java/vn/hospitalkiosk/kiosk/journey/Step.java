package vn.hospitalkiosk.kiosk.journey;

import java.util.List;

/// What follows from one event.
public record Step(Situation situation, List<Effect> effects) {}

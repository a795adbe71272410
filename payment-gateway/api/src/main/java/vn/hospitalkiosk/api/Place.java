package vn.hospitalkiosk.api;

/// Where something is, in the hospital's own words: `Phòng 205`, `Tầng 2`, `Nhà A`, and the way from the kiosk.
public record Place(String room, String floor, String building, String way) {}

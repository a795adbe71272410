package vn.hospitalkiosk.architecture.offence.gateway.psp.two;

/// Planted: the other adapter.
public class Other {}

package vn.hospitalkiosk.kiosk.devices;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// `var/run/devices.json`: what the running kiosk knows of its devices.
///
/// @param pid of the kiosk's process
/// @param clockOffsetMs how far the machine's clock is behind the gateway's; empty until the gateway was heard
public record DeviceRecord(
        Instant at,
        long pid,
        String version,
        OptionalLong clockOffsetMs,
        List<DeviceReport> devices) {}

package vn.hospitalkiosk.gateway.his.bridge;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/// How to reach one hospital's HisBridge.
///
/// @param base up to and with `/v1`, without a slash at its end
/// @param answer longest wait for the whole answer
/// @param zone of the hospital, for the times we write
public record BridgeSettings(URI base, Duration answer, ZoneId zone) {}

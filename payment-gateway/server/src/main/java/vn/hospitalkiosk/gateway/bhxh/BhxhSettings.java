package vn.hospitalkiosk.gateway.bhxh;

import java.net.URI;
import java.time.Duration;

/// How this hospital asks the insurance gateway.
///
/// @param base `https://egw.baohiemxahoi.gov.vn`, without a slash at its end
/// @param longest for one question with all it needs, a new token included; people in the field use 8–10 s
public record BhxhSettings(URI base, Duration connect, Duration longest, ResultCodes codes) {}

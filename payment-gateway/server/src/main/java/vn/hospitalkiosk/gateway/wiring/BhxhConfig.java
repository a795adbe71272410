package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.bhxh.Verdict;

/// `config/bhxh.yaml`.
///
/// @param offered false: the HIS asks the insurance gateway, or nobody does
/// @param secrets folder under `var/`
record BhxhConfig(
        boolean offered,
        URI base,
        Path secrets,
        Duration connectTimeout,
        Duration longest,
        Map<Verdict, List<String>> resultCodes) {}

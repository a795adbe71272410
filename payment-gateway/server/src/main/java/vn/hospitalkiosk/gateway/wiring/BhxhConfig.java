package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.bhxh.BhxhSettings;
import vn.hospitalkiosk.gateway.bhxh.ResultCodes;
import vn.hospitalkiosk.gateway.bhxh.Verdict;
import vn.hospitalkiosk.gateway.insurance.InsuranceSettings;
import vn.hospitalkiosk.gateway.xml0.Xml0Settings;

/// `config/bhxh.yaml`.
///
/// @param offered false: the HIS asks the insurance gateway, or nobody does
/// @param secrets folder under `var/`
/// @param shares percent by class of the card, `1` to `5`
record BhxhConfig(
        boolean offered,
        URI base,
        Path secrets,
        Duration connectTimeout,
        Duration longest,
        int atOnce,
        int breakAfter,
        Duration probeEvery,
        Duration slowest,
        Looks looks,
        Duration kept,
        Map<String, Integer> shares,
        CheckInReport checkInReport,
        Map<Verdict, List<String>> resultCodes) {
    /// @param during after arrival
    /// @param beforeClosing time of the day
    record Looks(Duration during, LocalTime beforeClosing) {}

    /// XML0 at the first cost.
    ///
    /// @param folder under `var/`
    /// @param keyStore PKCS #12 under `var/`
    record CheckInReport(
            boolean offered,
            String facility,
            String atOwnFacility,
            String registeredElsewhere,
            String stay,
            String serviceCode,
            Map<String, String> services,
            Path folder,
            Path keyStore,
            Path keyPassword,
            boolean send) {
        Xml0Settings settings() {
            return new Xml0Settings(
                    facility,
                    atOwnFacility,
                    registeredElsewhere,
                    stay,
                    serviceCode,
                    services,
                    Application.HOSPITAL_ZONE);
        }
    }

    BhxhSettings line() {
        return new BhxhSettings(
                URI.create(base.toString().replaceAll("/+$", "")),
                connectTimeout,
                longest,
                new ResultCodes(resultCodes));
    }

    InsuranceSettings insurance() {
        return new InsuranceSettings(
                longest,
                atOnce,
                breakAfter,
                probeEvery,
                slowest,
                looks.during(),
                looks.beforeClosing(),
                kept,
                shares,
                Application.HOSPITAL_ZONE);
    }
}

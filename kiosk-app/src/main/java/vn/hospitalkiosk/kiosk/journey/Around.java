package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.device.DeviceState;

/// Devices and gateway as last heard.
///
/// @param cardPresent a card lies on the reader
/// @param lastAttempt number of the newest read
/// @param inDriver the read the driver is busy with, also when nobody waits for it any more
/// @param status the gateway's last word; empty until the first
/// @param silentSince the gateway does not answer
/// @param hisDownSince the HIS does not answer the gateway
/// @param streamUp changes of payments are pushed
/// @param touchedAt the last touch, whoever it was
/// @param stock downtime numbers this kiosk may give out
public record Around(
        DeviceState reader,
        DeviceState scanner,
        DeviceState printer,
        DeviceState terminal,
        boolean cardPresent,
        long lastAttempt,
        Optional<Long> inDriver,
        Optional<KioskStatus> status,
        Optional<Instant> silentSince,
        Optional<Instant> hisDownSince,
        boolean streamUp,
        Optional<Instant> touchedAt,
        Optional<VisitEvent.NumbersStocked> stock) {
    static final Around UNKNOWN =
            new Around(
                    new DeviceState.Connecting(),
                    new DeviceState.Connecting(),
                    new DeviceState.Connecting(),
                    new DeviceState.Connecting(),
                    false,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());

    static boolean works(DeviceState state) {
        return switch (state) {
            case DeviceState.Ready _, DeviceState.Attention _ -> true;
            case DeviceState.Connecting _, DeviceState.Faulty _, DeviceState.Absent _ -> false;
        };
    }

    Around withReader(DeviceState state) {
        return new Around(
                state,
                scanner,
                printer,
                terminal,
                works(state) && cardPresent,
                lastAttempt,
                works(state) ? inDriver : Optional.empty(),
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withScanner(DeviceState state) {
        return new Around(
                reader,
                state,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withPrinter(DeviceState state) {
        return new Around(
                reader,
                scanner,
                state,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withTerminal(DeviceState state) {
        return new Around(
                reader,
                scanner,
                printer,
                state,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withCard(boolean present) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                present,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withReads(long last, Optional<Long> busy) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                last,
                busy,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withStatus(KioskStatus heard, Instant now) {
        Optional<Instant> down =
                heard.his() ? Optional.empty() : Optional.of(hisDownSince.orElse(now));
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                Optional.of(heard),
                Optional.empty(),
                down,
                streamUp,
                touchedAt,
                stock);
    }

    Around silent(Instant now) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                Optional.of(silentSince.orElse(now)),
                hisDownSince,
                streamUp,
                touchedAt,
                stock);
    }

    Around withStream(boolean up) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                up,
                touchedAt,
                stock);
    }

    Around touched(Instant now) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                Optional.of(now),
                stock);
    }

    Around withStock(Optional<VisitEvent.NumbersStocked> numbers) {
        return new Around(
                reader,
                scanner,
                printer,
                terminal,
                cardPresent,
                lastAttempt,
                inDriver,
                status,
                silentSince,
                hisDownSince,
                streamUp,
                touchedAt,
                numbers);
    }
}

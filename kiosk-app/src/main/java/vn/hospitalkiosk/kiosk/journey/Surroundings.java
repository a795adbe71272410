package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Limit;

/// Devices and gateway: what of them the patient sees.
final class Surroundings {
    private Surroundings() {}

    static void reader(Turn t, DeviceState state) {
        t.set(t.around().withReader(state));
        if (t.shown() instanceof JourneyState.Identify shown) {
            Identifying.show(t, shown.session(), shown.note());
        }
    }

    static void scanner(Turn t, DeviceState state) {
        t.set(t.around().withScanner(state));
        Scanning.scannerChanged(t);
        LookingUp.scannerChanged(t);
        if (t.shown() instanceof JourneyState.Identify shown) {
            Identifying.show(t, shown.session(), shown.note());
        }
    }

    static void printer(Turn t, DeviceState state) {
        t.set(t.around().withPrinter(state));
        refreshHome(t);
    }

    static void terminal(Turn t, DeviceState state) {
        t.set(t.around().withTerminal(state));
    }

    static void status(Turn t, KioskStatus status) {
        t.set(t.around().withStatus(status, t.now));
        refreshHome(t);
    }

    static void silent(Turn t) {
        t.set(t.around().silent(t.now));
        refreshHome(t);
    }

    static void tick(Turn t, JourneyState.OutOfService shown) {
        if (t.reached(shown.expectedBack())) {
            t.show(home(t));
        }
    }

    static void refreshHome(Turn t) {
        if (t.shown() instanceof JourneyState.Welcome) {
            t.show(home(t));
        } else if (t.shown() instanceof JourneyState.OfflineNumber shown
                && shown.issued().isEmpty()
                && shown.printing().isEmpty()) {
            t.show(home(t));
        } else if (t.shown() instanceof JourneyState.OutOfService shown
                && shown.expectedBack().isEmpty()) {
            t.show(home(t));
        }
    }

    /// Where the kiosk stands when nobody is served: 01, or 18 while the gateway cannot be asked.
    static JourneyState home(Turn t) {
        Around around = t.around();
        if (around.silentSince().isPresent() && Downtime.hasNumbers(around)) {
            return Downtime.screen(t, true, around.silentSince().get());
        }
        if (around.silentSince().isPresent()) {
            return new JourneyState.OutOfService(Codes.GATEWAY_SILENT, Optional.empty());
        }
        if (around.status().isEmpty()) {
            return new JourneyState.OutOfService(Codes.STARTING, Optional.empty());
        }
        return new JourneyState.Welcome(limits(around, around.status().get(), t.now));
    }

    private static List<Limit> limits(Around around, KioskStatus status, Instant now) {
        List<Limit> limits = new ArrayList<>();
        around.hisDownSince().ifPresent(since -> limits.add(new Limit.HisDown(since)));
        if (around.hisDownSince().isPresent() && Downtime.hasNumbers(around)) {
            limits.add(new Limit.NumbersHere());
        }
        if (around.printer() instanceof DeviceState.Faulty) {
            limits.add(new Limit.NoPaper());
        }
        if (status.methods().stream().noneMatch(MethodView::available)) {
            limits.add(
                    new Limit.PaymentsDown(
                            status.methods().stream()
                                    .flatMap(m -> m.unavailableSince().stream())
                                    .min(Comparator.naturalOrder())
                                    .orElse(now)));
        } else {
            status.methods().stream()
                    .filter(m -> !m.available())
                    .forEach(m -> limits.add(new Limit.MethodDown(m.label())));
        }
        return List.copyOf(limits);
    }

    /// A card can be taken where the terminal stands and works.
    private static MethodView here(Around around, MethodView method) {
        if (method.kind() != MethodView.Kind.CARD_TERMINAL
                || !method.available()
                || Around.works(around.terminal())) {
            return method;
        }
        Optional<Instant> since =
                around.terminal() instanceof DeviceState.Faulty(var _, Instant at)
                        ? Optional.of(at)
                        : Optional.empty();
        return new MethodView(
                method.psp(),
                method.label(),
                method.kind(),
                false,
                since,
                method.alternative(),
                Optional.of(Codes.TERMINAL_DOWN));
    }

    /// The ways to pay as known now; all unavailable while the gateway is silent.
    static List<MethodView> methods(Around around) {
        List<MethodView> known =
                around.status().map(KioskStatus::methods).orElse(List.of()).stream()
                        .map(method -> here(around, method))
                        .toList();
        Optional<Instant> silent = around.silentSince();
        if (silent.isEmpty()) {
            return known;
        }
        return known.stream()
                .map(m ->
                        new MethodView(
                                m.psp(),
                                m.label(),
                                m.kind(),
                                false,
                                m.unavailableSince().or(() -> silent),
                                m.alternative(),
                                m.reason(),
                                m.codeScan()))
                .toList();
    }
}

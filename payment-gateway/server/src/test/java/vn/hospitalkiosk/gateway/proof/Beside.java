package vn.hospitalkiosk.gateway.proof;

import java.util.Locale;
import java.util.Optional;

/// What this machine did beside this process, the programs it started and their database, between two moments.
final class Beside {
    private static final double QUIET = 0.25;

    private final GatewayProcess database;
    private final long begun = System.nanoTime();
    private final long ours;
    private final long all;

    /// @param database where the postmaster is
    Beside(GatewayProcess database) {
        this.database = database;
        this.ours = ours();
        this.all = Machine.cpuOfAll();
    }

    private long ours() {
        return Machine.cpuOfFamily(ProcessHandle.current().pid())
                + database.postmaster().map(Machine::cpuOfFamily).orElse(0L);
    }

    /// Cores that were busy with something else.
    double others() {
        double busy = Machine.cpuOfAll() - all - (ours() - ours);
        return busy * 1e6 / (System.nanoTime() - begun);
    }

    /// What makes figures of this time doubtful.
    static Optional<String> busy(double others) {
        return others <= QUIET
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "others kept %.2f cores busy, load %s",
                                others,
                                Machine.load()));
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.util.Locale;
import java.util.Optional;

/// Processor time of gateway, database and everybody else between two moments.
final class Window {
    private static final double QUIET = 0.25;

    private final long gatewayPid;
    private final long postmaster;
    private final long begun = System.nanoTime();
    private final long gateway;
    private final long database;
    private final long bench;
    private final long all;

    /// @param gateway in ms
    /// @param others cores that were busy with neither gateway, database nor this process
    record Spent(long gateway, long database, long bench, double others) {
        /// What makes figures of this window doubtful.
        Optional<String> busy() {
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

    Window(GatewayProcess process) {
        gatewayPid = process.process().pid();
        postmaster = process.postmaster().orElseThrow();
        gateway = Machine.cpu(gatewayPid);
        database = Machine.cpuOfFamily(postmaster);
        bench = Machine.cpu(ProcessHandle.current().pid());
        all = Machine.cpuOfAll();
    }

    Spent spent() {
        long now = System.nanoTime();
        long ours = Machine.cpu(gatewayPid) - gateway;
        long theirs = Machine.cpuOfFamily(postmaster) - database;
        long own = Machine.cpu(ProcessHandle.current().pid()) - bench;
        long total = Machine.cpuOfAll() - all;
        return new Spent(ours, theirs, own, (total - ours - theirs - own) * 1e6 / (now - begun));
    }
}

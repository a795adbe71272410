package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What `/proc` says about processes and the machine (proc(5)). Times in milliseconds of processor time, to 10 ms.
final class Machine {
    private static final long TICK_MS = 10;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_SYSTEM = 14;

    private Machine() {}

    /// Of the process alone.
    static long cpu(long pid) {
        return fields(pid).map(f -> ticks(f, USER, SYSTEM) * TICK_MS).orElse(0L);
    }

    /// Of the threads of the process with such a name.
    ///
    /// @param thread as far as the kernel keeps it, 15 characters
    static long cpu(long pid, String thread) {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return all.map(task -> pid + "/task/" + task.getFileName())
                    .filter(task -> read("/proc/" + task + "/comm").strip().equals(thread))
                    .map(Machine::fields)
                    .flatMap(Optional::stream)
                    .mapToLong(f -> ticks(f, USER, SYSTEM) * TICK_MS)
                    .sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Of the process, its children, and the children it has buried.
    static long cpuOfFamily(long pid) {
        long own = fields(pid).map(f -> ticks(f, USER, CHILDREN_SYSTEM) * TICK_MS).orElse(0L);
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return own
                    + all.map(p -> p.getFileName().toString())
                            .filter(name -> name.matches("[0-9]+"))
                            .map(name -> fields(Long.parseLong(name)))
                            .flatMap(Optional::stream)
                            .filter(f -> f[PARENT].equals(Long.toString(pid)))
                            .mapToLong(f -> ticks(f, USER, SYSTEM) * TICK_MS)
                            .sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Of everything on this machine, without idling.
    static long cpuOfAll() {
        String[] all = read("/proc/stat").lines().findFirst().orElse("").trim().split(" +", -1);
        long busy = 0;
        for (int i = 1; i < 9 && i < all.length; i++) {
            busy += i == 4 || i == 5 ? 0 : Long.parseLong(all[i]);
        }
        return busy * TICK_MS;
    }

    /// Resident memory in MB.
    static long residentMb(long pid) {
        return read("/proc/" + pid + "/status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(0)
                / 1024;
    }

    static String load() {
        return read("/proc/loadavg").strip();
    }

    private static long ticks(String[] fields, int from, int to) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += Long.parseLong(fields[i]);
        }
        return sum;
    }

    /// What follows the program's name, which may hold blanks: state is 0, the parent 1.
    private static Optional<String[]> fields(long pid) {
        return fields(Long.toString(pid));
    }

    private static Optional<String[]> fields(String task) {
        String text = read("/proc/" + task + "/stat");
        int name = text.lastIndexOf(')');
        return name < 0
                ? Optional.empty()
                : Optional.of(text.substring(name + 2).trim().split(" ", -1));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException gone) {
            return "";
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/gateway --prepare`: a gateway with data of its own starts, takes payments from a simulated kiosk and ends; Java then writes down the classes it had loaded and linked, and what it had learned
/// about their methods (JEP 483, 514, 515). Later starts find all that in the cache.
public final class StartCache {
    private static final int PAYMENTS = 60;

    private StartCache() {}

    /// @param arguments `--cache FILE [--var DIR] [--port-base N] [--payments N]`
    public static void main(String[] arguments) {
        Words words = Words.of(arguments, "cache", "var", "port-base", "payments");
        Path cache = Path.of(words.text("cache", "target/gateway.aot")).toAbsolutePath();
        Path var = Path.of(words.text("var", "target/start-cache"));
        make(cache, var, words.number("port-base", 26_900), words.number("payments", PAYMENTS));
        if (!Files.exists(cache)) {
            System.err.println("Java wrote no cache; see " + var.toAbsolutePath().resolve("log"));
            System.exit(1);
        }
        System.out.println(cache + ", " + cache.toFile().length() / 1_000_000 + " MB");
        System.exit(0);
    }

    static void make(Path cache, Path var, int portBase) {
        make(cache, var, portBase, PAYMENTS);
    }

    /// No cache is left where there is none Java can use: it takes packaged classes only.
    private static void make(Path cache, Path var, int portBase, int payments) {
        Path fresh = cache.resolveSibling(cache.getFileName() + ".new");
        Stage.wipe(var);
        try (Neighbours neighbours = new Neighbours(var.toAbsolutePath(), portBase)) {
            Files.deleteIfExists(cache);
            GatewayProcess.configure(
                    var.toAbsolutePath(), 1, "[" + String.join(", ", Neighbours.PSPS) + "]", "");
            GatewayProcess gateway = neighbours.gateway(var, portBase);
            // What only a first start does is not learned: certificates, tables.
            gateway.start();
            gateway.awaitReady();
            gateway.close();
            gateway.startLearning(fresh);
            gateway.awaitReady();
            new Books(gateway::connect).execute(Bench.visits(1, payments));
            pay(gateway, neighbours, payments);
            gateway.endLearning();
            if (Files.exists(fresh)) {
                Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("no visits in the database", e);
        }
    }

    private static void pay(GatewayProcess gateway, Neighbours neighbours, int payments) {
        KioskLine line = new KioskLine(GatewayProcess.kiosk(1), gateway.pki(), gateway.kioskDoor());
        try (PromptPayer kiosk = new PromptPayer(line, neighbours.hospital())) {
            for (int visit = 0; visit < payments; visit++) {
                String psp = Neighbours.PSPS.get(visit % Neighbours.PSPS.size());
                kiosk.pay(kiosk.begin(visit, psp), psp);
            }
        }
    }
}

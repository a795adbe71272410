package vn.hospitalkiosk.device.proof;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.hospitalkiosk.virtual.stage.Figures;

/// `scripts/chaos devices`: printer, card unit and card terminal, each with so many mishaps on the wire, judged by the paper, the mechanism and the terminal's own ledger. Everything follows from the seed.
public final class DevicesChaos {
    private DevicesChaos() {}

    /// @param arguments `[--faults N] [--seed N] [--json]`
    public static void main(String[] arguments) throws InterruptedException {
        int faults = 1_000;
        int seed = 1;
        boolean json = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--faults" -> faults = Integer.parseInt(arguments[++i]);
                case "--seed" -> seed = Integer.parseInt(arguments[++i]);
                case "--json" -> json = true;
                default -> {
                    System.err.println(
                            "usage: scripts/chaos devices [--faults N] [--seed N] [--json]");
                    System.exit(2);
                }
            }
        }
        Figures figures = run(faults, seed);
        System.out.println(json ? figures.json() : figures.table());
        System.exit(figures.allHold() ? 0 : 1);
    }

    private static Figures run(int faults, int seed) throws InterruptedException {
        try (ExecutorService all = Executors.newFixedThreadPool(3)) {
            Future<PrinterChaos.Figures> printer = all.submit(() -> PrinterChaos.run(faults, seed));
            Callable<CardUnitChaos.Figures> cards = () -> CardUnitChaos.run(faults, seed);
            Future<CardUnitChaos.Figures> unit = all.submit(cards);
            Callable<TerminalChaos.Figures> sales = () -> TerminalChaos.run(faults, seed);
            Future<TerminalChaos.Figures> terminal = all.submit(sales);
            Figures figures = new Figures("devices-chaos");
            figures.told("seed", "", seed);
            printer(figures, printer.get());
            unit(figures, unit.get());
            terminal(figures, terminal.get());
            return figures;
        } catch (ExecutionException e) {
            throw new IllegalStateException("chaos broke off", e.getCause());
        }
    }

    private static void printer(Figures figures, PrinterChaos.Figures f) {
        figures.told("printer: faults", "", f.faults());
        figures.told("printer: slips", "", f.slips());
        figures.told("printer: outcome unknown, reported", "", f.unknown());
        figures.exactly("printer: lost but reported printed", "", 0, f.lostButPrinted());
        figures.exactly("printer: automatic duplicates", "", 0, f.automaticDuplicates());
        figures.exactly("printer: on paper but denied", "", 0, f.printedButDenied());
        figures.exactly("printer: outcomes owed", "", 0, f.owed());
        figures.exactly("printer: not ready again", "", 0, f.unrecovered());
        System.err.println("printer " + Map.copyOf(f.byKind()));
    }

    private static void unit(Figures figures, CardUnitChaos.Figures f) {
        figures.told("card unit: faults", "", f.faults());
        figures.told("card unit: motions", "", f.motions());
        figures.told("card unit: outcome unknown, reported", "", f.unknown());
        figures.exactly("card unit: motions repeated after ACK", "", 0, f.motionsRepeated());
        figures.exactly("card unit: cards unaccounted for", "", 0, f.cardsUnaccounted());
        complain(f.complaints());
    }

    private static void terminal(Figures figures, TerminalChaos.Figures f) {
        figures.told("terminal: faults", "", f.faults());
        figures.told("terminal: orders", "", f.orders());
        figures.told("terminal: restarts of the kiosk", "", f.restarts());
        figures.exactly("terminal: double sales", "", 0, f.doubleSales());
        figures.exactly("terminal: approved but lost", "", 0, f.approvedButLost());
        figures.exactly("terminal: approved but not taken", "", 0, f.approvedNotTaken());
        figures.exactly("terminal: wrong amounts unnoticed", "", 0, f.amountsUnnoticed());
        complain(f.complaints());
    }

    private static void complain(List<String> complaints) {
        complaints.forEach(System.err::println);
    }
}

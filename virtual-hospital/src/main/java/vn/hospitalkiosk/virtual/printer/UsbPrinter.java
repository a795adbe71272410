package vn.hospitalkiosk.virtual.printer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The printer behind a USB gadget, as a process of its own: `UsbPrinter /dev/g_printer0 FOLDER_FOR_SLIPS`. Commands come on standard input, one a line, each answered with one line: `attach`, `detach` (before the cable is pulled), `stall` and `go`, `paper out` and `paper ok`, `slips` (how many), `ids` (printed process ids), `quit`.
public final class UsbPrinter {
    private UsbPrinter() {}

    public static void main(String[] arguments) throws IOException {
        try (PrinterSimulator printer =
                        PrinterSimulator.onUsb(Path.of(arguments[0]), Path.of(arguments[1]));
                BufferedReader commands =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            printer.start();
            System.out.println("ready");
            String command = commands.readLine();
            while (command != null && !command.equals("quit")) {
                System.out.println(done(command, printer));
                command = commands.readLine();
            }
        }
    }

    private static String done(String command, PrinterSimulator printer) throws IOException {
        switch (command) {
            case "attach" -> printer.plug();
            case "detach" -> printer.unplug();
            case "stall" -> printer.stall(true);
            case "go" -> printer.stall(false);
            case "paper out" -> printer.paper(Paper.OUT);
            case "paper ok" -> printer.paper(Paper.OK);
            case "slips" -> {
                return String.valueOf(printer.slips().size());
            }
            case "ids" -> {
                return String.join(",", printer.processIds());
            }
            default -> {
                return "not understood";
            }
        }
        return "ok";
    }
}

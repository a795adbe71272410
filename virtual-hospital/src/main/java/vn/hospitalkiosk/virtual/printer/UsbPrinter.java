package vn.hospitalkiosk.virtual.printer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vn.hospitalkiosk.virtual.pty.DeviceFile;

/// The printer behind a USB gadget, as a process of its own: `UsbPrinter /dev/g_printer0 FOLDER_FOR_SLIPS`. Commands come on standard input, one a line, each answered with one line: `attach`, `detach` (before the cable is pulled), `stall` and `go`, `paper out` and `paper ok`, `slips` (how many), `rows` (of the last slip), `ids` (printed process ids), `quit`.
public final class UsbPrinter {
    private UsbPrinter() {}

    public static void main(String[] arguments) throws IOException {
        DeviceFile device = new DeviceFile(Path.of(arguments[0]));
        InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (PrinterSimulator printer = new PrinterSimulator(nowhere, Path.of(arguments[1]));
                BufferedReader commands =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            printer.start();
            Thread.ofPlatform().daemon().name("usb cable").start(() -> serve(printer, device));
            System.out.println("ready");
            String command = commands.readLine();
            while (command != null && !command.equals("quit")) {
                System.out.println(done(command, printer, device));
                command = commands.readLine();
            }
            device.detach();
        }
    }

    private static void serve(PrinterSimulator printer, DeviceFile device) {
        try {
            while (true) {
                printer.serve(device.in(), device.out());
            }
        } catch (IOException e) {
            System.out.println("the cable broke: " + e.getMessage());
        }
    }

    private static String done(String command, PrinterSimulator printer, DeviceFile device)
            throws IOException {
        switch (command) {
            case "attach" -> device.attach();
            case "detach" -> device.detach();
            case "stall" -> printer.stall(true);
            case "go" -> printer.stall(false);
            case "paper out" -> printer.paper(Paper.OUT);
            case "paper ok" -> printer.paper(Paper.OK);
            case "slips" -> {
                return String.valueOf(printer.slips().size());
            }
            case "rows" -> {
                return String.valueOf(printer.slips().getLast().rows());
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

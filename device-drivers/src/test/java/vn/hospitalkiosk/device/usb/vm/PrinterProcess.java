package vn.hospitalkiosk.device.usb.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import vn.hospitalkiosk.virtual.printer.UsbPrinter;

/// The printer simulator in a process of its own, and what it tells about its paper.
final class PrinterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;

    private PrinterProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    static PrinterProcess start(Path device, Path slips) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UsbPrinter.class.getName(),
                                device.toString(),
                                slips.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        PrinterProcess printer = new PrinterProcess(process);
        printer.answer();
        return printer;
    }

    String ask(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the printer simulator ended");
        }
        return line;
    }

    List<String> printedIds() throws IOException {
        return List.of(ask("ids").split(","));
    }

    @Override
    public void close() {
        commands.println("quit");
        process.destroy();
    }
}

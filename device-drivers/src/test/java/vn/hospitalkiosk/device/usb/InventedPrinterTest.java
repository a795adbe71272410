package vn.hospitalkiosk.device.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.UsbId;

/// usb4java over a USB bus that umockdev invents for one program: what it lists, and what it says of a printer that is not there. Transfers are met in `scripts/test-usb-vm`.
class InventedPrinterTest {
    // Capital digits: umockdev takes no others.
    private static final String DEVICE = "1201000200000040B8040202120101020301";
    private static final String CONFIGURATION = "09022000010100C001";
    private static final String PRINTER = "090400000207010200";
    private static final String BULK_IN = "07058102000200";
    private static final String BULK_OUT = "07050202000200";

    @TempDir Path folder;

    @Test
    @Timeout(120)
    void an_invented_printer_is_listed_with_where_it_is_and_what_it_is() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/umockdev-run")))
                .as("umockdev is not installed")
                .isTrue();
        Path device = folder.resolve("printer.umockdev");
        Files.writeString(device, description());
        List<String> said = run(device);
        assertThat(said)
                .contains("04b8:0202 at 1-1, 480 Mbit/s, release 1.12")
                .contains("04b8:0203 NOT_THERE");
    }

    private static String description() {
        String descriptors = DEVICE + CONFIGURATION + PRINTER + BULK_IN + BULK_OUT;
        return """
        P: /devices/pci0000:00/0000:00:14.0/usb1/1-1
        N: bus/usb/001/002=%s
        E: BUSNUM=001
        E: DEVNUM=002
        E: DEVNAME=/dev/bus/usb/001/002
        E: DEVTYPE=usb_device
        E: SUBSYSTEM=usb
        E: MAJOR=189
        E: MINOR=1
        A: bConfigurationValue=1\\n
        A: busnum=1\\n
        A: devnum=2\\n
        A: speed=480\\n
        A: idVendor=04b8\\n
        A: idProduct=0202\\n
        H: descriptors=%s
        """
                .formatted(descriptors, descriptors);
    }

    private List<String> run(Path device) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process java =
                new ProcessBuilder(
                                "/usr/bin/umockdev-run",
                                "--device",
                                device.toString(),
                                "--",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Listing.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    /// The program that finds itself on the invented bus.
    static final class Listing {
        private Listing() {}

        public static void main(String[] arguments) {
            for (UsbPrinterFacts facts : UsbPrinters.attached()) {
                System.out.println(
                        facts.usb()
                                + " at "
                                + facts.socket()
                                + ", "
                                + facts.speed()
                                + ", release "
                                + facts.release());
            }
            try {
                UsbLine.to(UsbId.of("04b8:0203")).open().close();
            } catch (LineGoneException e) {
                System.out.println("04b8:0203 " + e.trouble());
            }
        }
    }
}

package vn.hospitalkiosk.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// Over folders laid out as the kernel lays out `/sys`.
class SerialPortsTest {
    @TempDir Path sys;
    private Path ttys;
    private SerialPorts ports;

    @BeforeEach
    void lay() throws IOException {
        ttys = Files.createDirectories(sys.resolve("class/tty"));
        ports = new SerialPorts(ttys);
        Files.createDirectories(ttys.resolve("tty0"));
    }

    /// As CDC-ACM: the port's device is the USB interface.
    private void scanner(String tty, String socket, String serial) throws IOException {
        Path device = Files.createDirectories(sys.resolve("devices/usb1/" + socket));
        Files.writeString(device.resolve("idVendor"), "0c2e\n");
        Files.writeString(device.resolve("idProduct"), "0caa\n");
        Files.writeString(device.resolve("serial"), serial + "\n");
        Path usbInterface = Files.createDirectories(device.resolve(socket + ":1.0"));
        Path port = Files.createDirectories(ttys.resolve(tty));
        Files.createSymbolicLink(port.resolve("device"), usbInterface);
    }

    /// As a serial converter: one level deeper, without a serial number.
    private void converter(String tty, String socket) throws IOException {
        Path device = Files.createDirectories(sys.resolve("devices/usb1/" + socket));
        Files.writeString(device.resolve("idVendor"), "1a86\n");
        Files.writeString(device.resolve("idProduct"), "7523\n");
        Path converter = Files.createDirectories(device.resolve(socket + ":1.0/" + tty));
        Path port = Files.createDirectories(ttys.resolve(tty));
        Files.createSymbolicLink(port.resolve("device"), converter);
    }

    private String find(String usb) {
        return ports.find(new SerialAddress.Plugged(UsbId.of(usb)));
    }

    private void refused(String usb, LineTrouble trouble) {
        assertThatThrownBy(() -> find(usb))
                .isInstanceOfSatisfying(
                        LineGoneException.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
    }

    @Test
    void a_device_is_found_by_what_it_calls_itself_wherever_it_is_plugged_in() throws IOException {
        refused("0c2e:0caa", LineTrouble.NOT_THERE);
        scanner("ttyACM3", "1-1", "SIM-0001");
        converter("ttyUSB0", "1-2");
        assertThat(find("0c2e:0caa")).isEqualTo("/dev/ttyACM3");
        assertThat(find("0c2e:0caa:SIM-0001")).isEqualTo("/dev/ttyACM3");
        assertThat(find("1a86:7523")).isEqualTo("/dev/ttyUSB0");
        refused("0c2e:0caa:SIM-0002", LineTrouble.NOT_THERE);
    }

    @Test
    void of_two_alike_the_serial_number_decides() throws IOException {
        scanner("ttyACM0", "1-1", "SIM-0001");
        scanner("ttyACM1", "1-2", "SIM-0002");
        refused("0c2e:0caa", LineTrouble.AMBIGUOUS);
        assertThat(find("0c2e:0caa:SIM-0002")).isEqualTo("/dev/ttyACM1");
    }

    @Test
    void a_device_with_several_ports_is_known_by_its_first() throws IOException {
        scanner("ttyACM0", "1-1", "SIM-0001");
        Path second = Files.createDirectories(sys.resolve("devices/usb1/1-1/1-1:1.2"));
        Files.createSymbolicLink(
                Files.createDirectories(ttys.resolve("ttyACM1")).resolve("device"), second);
        assertThat(find("0c2e:0caa")).isEqualTo("/dev/ttyACM0");
    }

    @Test
    void a_name_is_taken_as_it_is() {
        assertThat(ports.find(new SerialAddress.Named("COM7"))).isEqualTo("COM7");
    }
}

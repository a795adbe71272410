package vn.hospitalkiosk.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

@Timeout(60)
class SerialLineTest {
    @TempDir Path folder;
    private PluggablePort port;

    @BeforeEach
    void plug() throws IOException {
        assumeThat(Files.exists(Path.of("/dev/ptmx"))).as("no pseudo terminals here").isTrue();
        port = new PluggablePort(folder.resolve("port"));
        port.plug();
    }

    @AfterEach
    void unplug() throws IOException {
        port.close();
    }

    private ByteLine.Opener opener() {
        return SerialLine.to(SerialSettings.of(port.link().toString(), 115200));
    }

    private static void refused(ByteLine.Opener opener, LineTrouble trouble) {
        assertThatThrownBy(() -> opener.open().close())
                .isInstanceOfSatisfying(
                        LineGoneException.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
    }

    @Test
    void bytes_go_both_ways() throws IOException {
        try (ByteLine line = opener().open()) {
            line.write(new byte[] {0x16, 0x54, 0x0D}, Duration.ofSeconds(20));
            assertThat(port.read(10_000)).containsExactly(0x16, 0x54, 0x0D);
            port.write("abc".getBytes(StandardCharsets.US_ASCII), 10_000);
            assertThat(line.read(new byte[16])).isBetween(1, 3);
        }
    }

    @Test
    void a_port_another_program_holds_is_in_use() {
        ByteLine.Opener opener = opener();
        try (ByteLine line = opener.open()) {
            assertThat(line.identity()).isEmpty();
            refused(opener, LineTrouble.IN_USE);
        }
    }

    @Test
    void a_pulled_port_is_not_there_and_opens_again_when_it_is_back() throws IOException {
        ByteLine.Opener opener = opener();
        port.unplug();
        refused(opener, LineTrouble.NOT_THERE);
        port.plug();
        opener.open().close();
    }

    @Test
    void a_write_nobody_takes_is_ended_by_its_watchdog() {
        try (ByteLine line = opener().open()) {
            assertThatThrownBy(() -> line.write(new byte[1 << 20], Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(
                            LineGoneException.class,
                            e -> assertThat(e.trouble()).isEqualTo(LineTrouble.STALLED));
        }
    }

    /// What a hospital does, because the library's own folder can be written to by anybody.
    @Test
    void native_code_is_loaded_from_the_folder_of_the_hospital() throws Exception {
        assumeThat(System.getProperty("os.name") + System.getProperty("os.arch"))
                .as("the native file is looked for on Linux x86-64 alone")
                .isEqualTo("Linuxamd64");
        Path ours = Files.createDirectories(folder.resolve("lib"));
        try (InputStream library =
                com.fazecast.jSerialComm.SerialPort.class.getResourceAsStream(
                        "/Linux/x86_64/libjSerialComm.so")) {
            assumeThat(library).as("the jar is laid out otherwise").isNotNull();
            Files.copy(library, ours.resolve("libjSerialComm.so"));
        }
        Path maps = folder.resolve("maps");
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-DjSerialComm.library.path=" + ours,
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                LoadedFrom.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(maps.toFile())
                        .start();
        assertThat(java.waitFor(50, TimeUnit.SECONDS)).isTrue();
        try (Stream<String> lines = Files.lines(maps)) {
            assertThat(lines.filter(line -> line.contains("jSerialComm")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(ours.resolve("libjSerialComm.so").toString()));
        }
    }

    /// Says which native files of the library a fresh program has loaded.
    static final class LoadedFrom {
        private LoadedFrom() {}

        public static void main(String[] arguments) throws IOException {
            com.fazecast.jSerialComm.SerialPort.getVersion();
            com.fazecast.jSerialComm.SerialPort.getCommPorts();
            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
                maps.filter(line -> line.contains("jSerialComm")).forEach(System.out::println);
            }
        }
    }
}

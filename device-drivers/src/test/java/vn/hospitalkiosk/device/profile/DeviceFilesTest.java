package vn.hospitalkiosk.device.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.EcrFraming;
import vn.hospitalkiosk.device.cardterminal.TerminalProfile;
import vn.hospitalkiosk.device.cardunit.CardUnitProfile;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.yaml.YamlRecords;
import vn.hospitalkiosk.device.yaml.YamlWrong;

class DeviceFilesTest {
    private static final Path SHIPPED = Path.of("../config/devices");

    @TempDir Path folder;

    private DeviceFiles changed(DeviceKind kind, String from, String to) throws IOException {
        String text = Files.readString(SHIPPED.resolve(kind.word() + ".yaml"));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(kind.word() + ".yaml"), text.replace(from, to));
        return new DeviceFiles(folder, true);
    }

    private static Failure refused(FittedDevice<?> device) {
        assertThat(device).isInstanceOf(FittedDevice.Wrong.class);
        return ((FittedDevice.Wrong<?>) device).failure();
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void the_shipped_file_of_each_device_is_understood_and_leads_to_a_simulator(DeviceKind kind) {
        FittedDevice<? extends DeviceFile> device = new DeviceFiles(SHIPPED, true).of(kind);
        assertThat(device).isInstanceOf(FittedDevice.Installed.class);
        assertThat(((FittedDevice.Installed<?>) device).file().simulated()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void outside_the_simulated_environment_a_simulator_is_refused(DeviceKind kind) {
        Failure why = refused(new DeviceFiles(SHIPPED, false).of(kind));
        assertThat(why.code()).isEqualTo("K14");
        assertThat(why.detail()).contains(kind.word() + ".yaml");
    }

    @Test
    void the_shipped_values_are_those_the_drivers_know() {
        DeviceFiles files = new DeviceFiles(SHIPPED, true);
        assertThat(installed(files.printer()).profile()).isEqualTo(PrinterProfile.epsonTm());
        assertThat(installed(files.cardUnit()).profile())
                .usingRecursiveComparison()
                .ignoringFields("bauds")
                .isEqualTo(CardUnitProfile.crt591());
        CardTerminalFile terminal = installed(files.cardTerminal());
        assertThat(terminal.profile())
                .isEqualTo(
                        TerminalProfile.with(
                                EcrFraming.hypercom(), java.time.ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    private static <T extends DeviceFile> T installed(FittedDevice<T> device) {
        return ((FittedDevice.Installed<T>) device).file();
    }

    @Test
    void every_example_can_be_copied_into_place_in_production() throws IOException {
        List<Path> examples;
        try (Stream<Path> files = Files.list(SHIPPED.resolve("examples"))) {
            examples = files.sorted().toList();
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(9);
        for (Path example : examples) {
            DeviceKind kind =
                    Stream.of(DeviceKind.values())
                            .filter(k ->
                                    example.getFileName().toString().startsWith(k.word() + "-"))
                            .findFirst()
                            .orElseThrow();
            Path copied = folder.resolve(kind.word() + ".yaml");
            Files.writeString(copied, Files.readString(example));
            assertThat(new DeviceFiles(folder, false).of(kind))
                    .as(example.toString())
                    .isInstanceOf(FittedDevice.Installed.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRINTER | width-dots: 576 | widht-dots: 576 | \"widht-dots\" is not known",
                "PRINTER | dpi: 203 | # | \"dpi\" is missing",
                "PRINTER | dpi: 203 | dpi: two | \"dpi\" a whole number expected",
                "PRINTER | dpi: 203 | dpi: 20 | \"dpi\" must be from 90 to 600",
                "PRINTER | width-dots: 576 | width-dots: 577 | must be a multiple of 8",
                "PRINTER | cut: partial | cut: half | one of [partial, none] expected",
                "PRINTER | installed: true | installed: yes | \"installed\" true or false expected",
                "PRINTER | endpoint: virtual.printer | tcp: printer | \"transport.tcp\" must be host:port",
                "PRINTER | endpoint: virtual.printer | wifi: x | \"transport.wifi\" is not known",
                "PRINTER | endpoint: virtual.printer | tcp: a:1, lp: b | \"transport.tcp\" must be host:port",
                "SCANNER | endpoint: virtual.scanner | serial: {port: COM3, baud: 9600, format: 9N1} | \"transport.serial.format\" must be like 8N1",
                "SCANNER | endpoint: virtual.scanner | serial: {port: usb:12, baud: 9600, format: 8N1} | \"transport.serial.port\" must be a port",
                "SCANNER | endpoint: virtual.scanner | serial: {port: COM3, baud: [], format: 8N1} | needs a baud rate",
                "SCANNER | endpoint: virtual.scanner | serial: {port: COM3, baud: [9600, 12], format: 8N1} | \"transport.serial.baud\" must be from 300 to 4000000",
                "SCANNER | endpoint: virtual.scanner | tcp: a:1 | a scanner is reached by serial only",
                "CARD_UNIT | capture: 0x33 | capture: 0x39 | must not bin and eject by the same byte",
                "CARD_UNIT | move-within: 20 s | move-within: 20 | \"move-within\" a time expected",
                "CARD_UNIT | sends: 3 | sends: 3, sends: 4 | \"link.sends\" stands here twice",
                "CARD_TERMINAL | amount-exponent: 0 | # | \"amount-exponent\" is missing",
                "CARD_TERMINAL | zone: Asia/Ho_Chi_Minh | zone: Asia/Saign | must be a time zone",
                "CHIP_READER | crl: \"\" | crl: [a] | \"crl\" one value expected",
            })
    void a_mistake_is_told_with_file_line_and_key(
            DeviceKind kind, String from, String to, String message) throws IOException {
        Failure why = refused(changed(kind, from, to).of(kind));
        assertThat(why.code()).isEqualTo("K13");
        assertThat(why.detail()).containsPattern(kind.word() + "\\.yaml:[1-9][0-9]*: ");
        assertThat(why.detail()).contains(message);
    }

    @Test
    void the_line_is_the_one_with_the_mistake() throws IOException {
        assertThat(refused(changed(DeviceKind.PRINTER, "dpi: 203", "dip: 203").printer()).detail())
                .contains("printer.yaml:10: \"dip\"");
    }

    @Test
    void a_file_that_is_not_there_is_told_and_a_device_may_be_absent() throws IOException {
        assertThat(refused(new DeviceFiles(folder, true).printer()).detail())
                .contains("printer.yaml: cannot be read");
        assertThat(changed(DeviceKind.CARD_UNIT, "installed: true", "installed: false").cardUnit())
                .isInstanceOf(FittedDevice.NotInstalled.class);
    }

    @Test
    void ports_and_addresses_have_their_forms() {
        assertThat(HostAndPort.of("[fe80::1%eth0]:9100"))
                .isEqualTo(new HostAndPort("fe80::1%eth0", 9100));
        assertThatThrownBy(() -> HostAndPort.of("printer:70000"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PortName("usb:0C2E:0caa:SIM-0001").usb())
                .contains(new PortName.UsbDevice(0x0c2e, 0x0caa, "SIM-0001"));
        assertThat(new PortName("/dev/ttyUSB0").usb()).isEmpty();
    }

    @Test
    void two_thousand_damaged_files_give_a_profile_or_a_refusal() throws IOException {
        long seed = 20_261_121;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new java.util.ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            texts.add(Files.readString(SHIPPED.resolve(kind.word() + ".yaml")));
        }
        Path file = folder.resolve("damaged.yaml");
        List<Class<? extends Record>> types =
                List.of(
                        ChipReaderFile.class,
                        ScannerFile.class,
                        PrinterFile.class,
                        CardUnitFile.class,
                        CardTerminalFile.class);
        for (int i = 0; i < 2_000; i++) {
            int kind = random.nextInt(types.size());
            StringBuilder text = new StringBuilder(texts.get(kind));
            for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) random.nextInt(32, 127));
                    default -> text.insert(at, "{}[]:\n\"'&*!|>%@`\t-".charAt(random.nextInt(18)));
                }
            }
            Files.writeString(file, text);
            try {
                assertThat(YamlRecords.read(file, types.get(kind))).isNotNull();
            } catch (YamlWrong e) {
                assertThat(e.getMessage()).as("seed %d round %d", seed, i).contains("damaged.yaml");
            }
        }
    }
}

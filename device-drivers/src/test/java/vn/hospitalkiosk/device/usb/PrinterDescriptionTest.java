package vn.hospitalkiosk.device.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.usb.PrinterEndpoints.Endpoint;
import vn.hospitalkiosk.device.usb.PrinterEndpoints.Setting;

class PrinterDescriptionTest {
    private static final Endpoint IN = new Endpoint(0x81, 2, 512);
    private static final Endpoint OUT = new Endpoint(0x02, 2, 512);

    @Test
    void the_plain_bidirectional_setting_is_taken_wherever_it_stands() {
        List<Setting> settings =
                List.of(
                        new Setting(0, 0, 3, 1, 1, List.of(new Endpoint(0x83, 3, 8))),
                        new Setting(1, 0, 7, 1, 1, List.of(OUT)),
                        new Setting(1, 1, 7, 1, 3, List.of(OUT, IN)),
                        new Setting(1, 2, 7, 1, 2, List.of(IN, OUT)));
        assertThat(PrinterEndpoints.among(settings))
                .contains(new PrinterEndpoints(1, 2, 2, 0x02, 0x81, 512));
    }

    @Test
    void a_printer_that_cannot_answer_is_not_used() {
        assertThat(PrinterEndpoints.among(List.of(new Setting(0, 0, 7, 1, 1, List.of(OUT)))))
                .isEmpty();
        assertThat(PrinterEndpoints.among(List.of(new Setting(0, 0, 7, 1, 2, List.of(OUT)))))
                .isEmpty();
        assertThat(PrinterEndpoints.among(List.of(new Setting(0, 0, 255, 1, 2, List.of(IN, OUT)))))
                .isEmpty();
    }

    @Test
    void a_device_id_is_read_as_far_as_its_length_says() {
        assertThat(
                        DeviceIdText.parse(
                                deviceId("MFG:EPSON;CMD:ESC/POS;mdl:TM-T88 SIM;CLS:PRINTER;")))
                .isEqualTo(
                        Map.of(
                                "MFG", "EPSON",
                                "CMD", "ESC/POS",
                                "MDL", "TM-T88 SIM",
                                "CLS", "PRINTER"));
        byte[] withRest = new byte[64];
        byte[] told = deviceId("MFG:A;");
        System.arraycopy(told, 0, withRest, 0, told.length);
        assertThat(DeviceIdText.parse(withRest)).isEqualTo(Map.of("MFG", "A"));
    }

    @Test
    void ten_thousand_hostile_device_ids_give_few_short_plain_words() {
        Random random = new Random(20261121);
        byte[] alphabet = "AB:;\u0000\n".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 10_000; i++) {
            byte[] answer = new byte[random.nextInt(300)];
            random.nextBytes(answer);
            if (random.nextBoolean()) {
                for (int at = 0; at < answer.length; at++) {
                    answer[at] = alphabet[random.nextInt(alphabet.length)];
                }
            }
            Map<String, String> pairs = DeviceIdText.parse(answer);
            assertThat(pairs).hasSizeLessThanOrEqualTo(16);
            pairs.forEach((key, value) ->
                    assertThat(key + value)
                            .hasSizeLessThanOrEqualTo(256)
                            .doesNotContainPattern("\\p{Cntrl}"));
        }
    }

    @Test
    void a_port_status_is_that_of_a_parallel_port() {
        assertThat(PortStatus.of(0x18)).isEqualTo(new PortStatus(false, true, false));
        assertThat(PortStatus.of(0x20)).isEqualTo(new PortStatus(true, false, true));
    }

    private static byte[] deviceId(String text) {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[words.length + 2];
        answer[1] = (byte) answer.length;
        System.arraycopy(words, 0, answer, 2, words.length);
        return answer;
    }
}

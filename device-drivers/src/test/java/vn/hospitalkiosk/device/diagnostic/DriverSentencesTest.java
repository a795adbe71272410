package vn.hospitalkiosk.device.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.Failure;

class DriverSentencesTest {
    /// A failure, or what a line was lost by, told in one whole sentence.
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?:new (?:Failure|LineGoneException|ReaderGone|ServiceGone|CardRemoved|BrokenLine"
                            + "|ExchangeEnd\\.NotTaken|ExchangeEnd\\.Open)|Failures\\.\\w+|gone|notStarted|unknown)"
                            + "\\(\\s*(?:\"[A-Z][0-9]{2}\",\\s*|LineTrouble\\.\\w+,\\s*|(?:true|false),\\s*)?"
                            + "\"([^\"]+)\"\\s*\\)");

    private final DriverSentences shipped = DriverSentences.SHIPPED;

    @Test
    void every_whole_sentence_of_a_driver_has_its_vietnamese() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher sentence = TOLD.matcher(Files.readString(file));
                while (sentence.find()) {
                    told.add(sentence.group(1));
                }
            }
        }
        assertThat(told).hasSizeGreaterThan(60);
        assertThat(told).allMatch(sentence -> shipped.inVietnamese(sentence).isPresent());
    }

    @Test
    void names_numbers_and_sentences_within_a_sentence_find_their_place() {
        assertThat(shipped.inVietnamese("no answer after a motion: the line broke"))
                .contains("Đưa thẻ xong không có trả lời: Đường truyền bị đứt");
        assertThat(
                        shipped.inVietnamese(
                                "K09 config/kiosk.yaml:3: \"facilty\" is not known; known here: [facility]"))
                .contains(
                        "config/kiosk.yaml dòng 3: \"facilty\" không có khoá này; các khoá dùng được: [facility]");
        assertThat(shipped.inVietnamese("/dev/usb/lp$1 cannot be opened, error 13"))
                .contains("Không mở được /dev/usb/lp$1, lỗi 13");
        assertThat(
                        shipped.inVietnamese(
                                "the serial port COM3 is held by another program (error 16)"))
                .contains("Phần mềm khác đang giữ cổng COM3 (lỗi 16)");
    }

    @Test
    void an_unknown_sentence_stays_out_of_the_vietnamese_text() {
        assertThat(shipped.inVietnamese("quite another thing")).isEqualTo(Optional.empty());
        assertThat(Seen.of(new Failure("P21", "quite another thing")))
                .isEqualTo(
                        new Seen(
                                "Thiết bị báo lỗi; chi tiết kỹ thuật có trong --json",
                                "quite another thing"));
    }

    @Test
    void thousands_have_a_point_in_vietnamese() {
        assertThat(Seen.vietnamese(79_798)).isEqualTo("79.798");
        assertThat(Seen.vietnamese(-61_000)).isEqualTo("-61.000");
        assertThat(Seen.vietnamese(7)).isEqualTo("7");
    }
}

package vn.hospitalkiosk.gateway.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hospitalkiosk.api.Vnd;

class AmountInWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, không đồng",
        "1, một đồng",
        "4, bốn đồng",
        "5, năm đồng",
        "10, mười đồng",
        "11, mười một đồng",
        "14, mười bốn đồng",
        "15, mười lăm đồng",
        "20, hai mươi đồng",
        "21, hai mươi mốt đồng",
        "24, hai mươi bốn đồng",
        "25, hai mươi lăm đồng",
        "55, năm mươi lăm đồng",
        "100, một trăm đồng",
        "101, một trăm linh một đồng",
        "105, một trăm linh năm đồng",
        "110, một trăm mười đồng",
        "111, một trăm mười một đồng",
        "115, một trăm mười lăm đồng",
        "121, một trăm hai mươi mốt đồng",
        "1000, một nghìn đồng",
        "1001, một nghìn không trăm linh một đồng",
        "1010, một nghìn không trăm mười đồng",
        "1050, một nghìn không trăm năm mươi đồng",
        "10000, mười nghìn đồng",
        "15005, mười lăm nghìn không trăm linh năm đồng",
        "21000, hai mươi mốt nghìn đồng",
        "71480, bảy mươi mốt nghìn bốn trăm tám mươi đồng",
        "100000, một trăm nghìn đồng",
        "105000, một trăm linh năm nghìn đồng",
        "1000000, một triệu đồng",
        "1000005, một triệu không trăm linh năm đồng",
        "1005000, một triệu không trăm linh năm nghìn đồng",
        "2021015, hai triệu không trăm hai mươi mốt nghìn không trăm mười lăm đồng",
        "999999999, chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng",
        "1000000000, một tỷ đồng",
        "1000000001, một tỷ không trăm linh một đồng",
        "21000000000, hai mươi mốt tỷ đồng",
        "1005000000000, một nghìn không trăm linh năm tỷ đồng",
        "1000000000000000000, một tỷ tỷ đồng",
        "-71480, âm bảy mươi mốt nghìn bốn trăm tám mươi đồng",
    })
    void is_written_as_on_vietnamese_receipts(long dong, String words) {
        assertThat(AmountInWords.of(new Vnd(dong))).isEqualTo(words);
    }

    @Test
    void read_back_it_is_the_same_amount() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long dong = random.nextLong(0, Long.MAX_VALUE) >> random.nextInt(63);
            assertThat(readBack(AmountInWords.of(new Vnd(dong))))
                    .as("seed %d, %d", seed, dong)
                    .isEqualTo(dong);
        }
    }

    @Test
    void the_smallest_amount_has_words_too() {
        assertThat(AmountInWords.of(new Vnd(Long.MIN_VALUE))).startsWith("âm chín tỷ ");
    }

    /// An independent reader of Vietnamese numerals: words are digits or multipliers.
    private static long readBack(String words) {
        Map<String, Integer> digits = new HashMap<>();
        List<String> names =
                List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
        names.forEach(name -> digits.put(name, names.indexOf(name)));
        digits.put("mốt", 1);
        digits.put("lăm", 5);
        long billions = 0;
        long total = 0;
        long group = 0;
        long digit = 0;
        for (String word : words.split(" ", -1)) {
            switch (word) {
                case "trăm" -> {
                    group += digit * 100;
                    digit = 0;
                }
                case "mươi" -> {
                    group += digit * 10;
                    digit = 0;
                }
                case "mười" -> group += 10;
                case "linh" -> digit = 0;
                case "nghìn", "triệu" -> {
                    total += (group + digit) * (word.equals("nghìn") ? 1_000 : 1_000_000);
                    group = 0;
                    digit = 0;
                }
                case "tỷ" -> {
                    billions = (billions + total + group + digit) * 1_000_000_000L;
                    total = 0;
                    group = 0;
                    digit = 0;
                }
                case "đồng" -> total += group + digit;
                default -> digit = digits.getOrDefault(word, -1);
            }
        }
        return billions + total;
    }
}

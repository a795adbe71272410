package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TransferCodesTest {
    private static final OrderId CODE = new OrderId("HK7K2M9Q4T6P");
    private static final OrderId OTHER = new OrderId("HK3F5G6H7J8C");

    @Test
    void a_code_is_found_in_whatever_a_bank_made_of_the_note() {
        for (String note :
                new String[] {
                    "HK7K2M9Q4T6P",
                    "hk7k2m9q4t6p",
                    "MBVCB.6612.HK7K2M9Q4T6P.CT tu 001 toi 002",
                    "HK7K2 M9Q4T 6P vien phi",
                    "QR - HK7K2M9-Q4T6P GD 123456-261125/08:02:03",
                    "NGUYỄN chuyển khoản hk7k2m9q4t6p viện phí",
                    "CHKHK7K2M9Q4T6P",
                    "ＨＫ７Ｋ２Ｍ９Ｑ４Ｔ６Ｐ"
                }) {
            assertThat(TransferCodes.in(note)).as(note).containsExactly(CODE);
        }
    }

    @Test
    void a_wrong_letter_a_cut_code_or_none_is_no_code() {
        for (String note :
                new String[] {
                    "HK7K2M9Q4T7P", "HK7K2M9Q4T6", "chuyen tien vien phi", "", "HK", "....", "đ"
                }) {
            assertThat(TransferCodes.in(note)).as(note).isEmpty();
        }
    }

    @Test
    void two_codes_in_one_note_are_both_told() {
        assertThat(TransferCodes.in("HK7K2M9Q4T6P va HK3F5G6H7J8C"))
                .containsExactlyInAnyOrder(CODE, OTHER);
    }

    @Test
    void garbage_never_throws_and_hardly_ever_holds_a_code() {
        Random random = new Random(20261125);
        int found = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder note = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                note.append((char) random.nextInt(0x2000));
            }
            found += TransferCodes.in(note.toString()).size();
        }
        assertThat(found).isLessThan(3);
    }
}

package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;

class CodeShapeTest {
    private static final String CODE = "HK7K2M9Q4T6P";
    private static final CodeShape REFERENCE = CodeShape.reference(new FacilityId("KH01"));

    @Test
    void letters_that_no_code_has_are_the_digits_they_were_typed_for() {
        String code = "HK1000V000A";
        code += TransferCodes.check(code);
        for (String typed :
                new String[] {
                    code.replace('0', 'O'), code.replace('1', 'l'), code.replace('V', 'u')
                }) {
            assertThat(CodeShape.ORDER.in(typed)).as(typed).contains(code);
        }
    }

    @Test
    void both_unicode_forms_and_the_letter_d_with_a_stroke_leave_the_code_whole() {
        String note = "Nguyễn Đức chuyển khoản viện phí " + CODE + " cảm ơn";
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(CodeShape.ORDER.in(Normalizer.normalize(note, form))).containsExactly(CODE);
        }
    }

    @Test
    void a_reference_is_found_with_and_without_its_hyphen() {
        for (String note :
                new String[] {
                    "KH01-7K2M9R", "kh017k2m9r", "TT KH01 7K2M9R vien phi", "kho1-7k2m9r"
                }) {
            assertThat(REFERENCE.in(note)).as(note).containsExactly("KH017K2M9R");
        }
        assertThat(REFERENCE.in("KH02-7K2M9Q KH01-7K2M9")).isEmpty();
    }

    @Test
    void one_or_two_look_alikes_are_put_right_and_a_third_is_not() {
        assertThat(CodeShape.ORDER.in("HK7K2N9Q4T6P")).isEmpty();
        assertThat(CodeShape.ORDER.meantIn("HK7K2N9Q4T6P")).contains(CODE);
        assertThat(CodeShape.ORDER.meantIn("HK7KZN9Q4T6P")).contains(CODE);
        assertThat(CodeShape.ORDER.meantIn("HK7KZN9Q4TGP")).doesNotContain(CODE);
        assertThat(CodeShape.ORDER.meantIn("HK7K2M9Q4T")).isEmpty();
    }

    @Test
    void whatever_it_proposes_has_its_check_letter() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder note = new StringBuilder("HK");
            for (int i = 0; i < 30; i++) {
                note.append("0123456789ABCDEFGHKMNPQRSTVWXYZ -".charAt(random.nextInt(33)));
            }
            for (String code : CodeShape.ORDER.meantIn(note.toString())) {
                assertThat(TransferCodes.check(code.substring(0, 11))).isEqualTo(code.charAt(11));
            }
        }
    }

    @Test
    void a_note_made_to_tire_us_out_is_read_all_the_same() {
        assertThat(CodeShape.ORDER.in("HK".repeat(10_000))).hasSizeLessThan(10);
        assertThat(CodeShape.ORDER.meantIn("0DQ8B5S2Z".repeat(3_000))).isEmpty();
    }
}

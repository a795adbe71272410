package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.psp.Psp;

class ReferencesTest {
    private final References references =
            new References(new FacilityId("KH01"), new Random(20261125));

    @Test
    void a_reference_is_facility_and_six_letters_with_a_check() {
        for (int i = 0; i < 1_000; i++) {
            String reference = references.reference();
            assertThat(reference).matches("KH01-[0-9A-HJKMNP-TV-Z]{6}");
            assertThat(References.isValid(reference)).isTrue();
        }
    }

    @Test
    void one_wrong_letter_or_two_swapped_neighbours_are_noticed() {
        for (int i = 0; i < 300; i++) {
            String reference = references.reference();
            for (int at = 5; at < reference.length(); at++) {
                char other = reference.charAt(at) == 'A' ? 'B' : 'A';
                assertThat(References.isValid(replaced(reference, at, other))).isFalse();
                if (at > 5 && reference.charAt(at) != reference.charAt(at - 1)) {
                    String swapped =
                            replaced(
                                    replaced(reference, at, reference.charAt(at - 1)),
                                    at - 1,
                                    reference.charAt(at));
                    assertThat(References.isValid(swapped)).as(reference + " " + at).isFalse();
                }
            }
        }
    }

    @Test
    void an_order_id_cannot_be_guessed_and_fits_momo() {
        assertThat(references.order(Psp.Naming.UNGUESSABLE).value()).matches("[0-9a-zA-Z]{28}");
        assertThat(references.order(Psp.Naming.UNGUESSABLE))
                .isNotEqualTo(references.order(Psp.Naming.UNGUESSABLE));
    }

    private static String replaced(String text, int at, char letter) {
        return text.substring(0, at) + letter + text.substring(at + 1);
    }

    @Test
    void a_transfer_code_survives_a_bank_and_shows_a_slip_of_the_pen() {
        References references = new References(new FacilityId("KH01"));
        for (int i = 0; i < 1_000; i++) {
            String code = references.order(Psp.Naming.TRANSFER_CODE).value();
            assertThat(code).matches("HK[0-9A-HJKMNP-TV-Z]{10}");
            assertThat(References.isValid(code)).isTrue();
            char last = code.charAt(11);
            String wrong = code.substring(0, 11) + (last == 'A' ? 'B' : 'A');
            assertThat(References.isValid(wrong)).isFalse();
        }
    }
}

package vn.hospitalkiosk.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.virtual.person.Person;

class ScannedCodesTest {
    private static final Person PERSON = Person.nguyenVanA();
    private static final String BHYT =
            PERSON.insuranceCard().orElseThrow()
                    + "|"
                    + HexFormat.of().formatHex(PERSON.fullName().getBytes(StandardCharsets.UTF_8))
                    + "|09/03/1985|1|"
                    + "|79 – 024|01/01/2023|-|01/01/2023|00|4|K1|01/01/2028|abc$";

    @Test
    void the_code_of_a_card_of_2021_has_seven_fields() {
        assertThat(ScannedCodes.recognise(PERSON.printedCode()))
                .isEqualTo(
                        new ScannedCode.CccdQr(
                                PERSON.number(),
                                PERSON.fullName(),
                                "1985-03-09",
                                "Nam",
                                Optional.of("2022-05-20")));
    }

    @Test
    void the_code_of_a_card_of_2024_has_eleven_and_empty_ones_count() {
        String code = PERSON.printedCode() + "||||";
        assertThat(ScannedCodes.recognise(code))
                .isInstanceOfSatisfying(
                        ScannedCode.CccdQr.class,
                        cccd -> assertThat(cccd.number()).isEqualTo(PERSON.number()));
    }

    @Test
    void a_birth_date_may_be_a_year_or_a_month() {
        assertThat(ScannedCodes.recognise("056085000427||NGUYỄN VĂN A|1985|Nam|x|"))
                .isEqualTo(
                        new ScannedCode.CccdQr(
                                "056085000427", "NGUYỄN VĂN A", "1985", "Nam", Optional.empty()));
        assertThat(ScannedCodes.recognise("056085000427||NGUYỄN VĂN A|031985|Nam|x|"))
                .isInstanceOfSatisfying(
                        ScannedCode.CccdQr.class,
                        cccd -> assertThat(cccd.birth()).isEqualTo("1985-03"));
    }

    @Test
    void marks_may_come_apart_and_are_put_together() {
        String apart =
                java.text.Normalizer.normalize(PERSON.printedCode(), java.text.Normalizer.Form.NFD);
        assertThat(ScannedCodes.recognise(apart))
                .isEqualTo(ScannedCodes.recognise(PERSON.printedCode()));
    }

    @Test
    void a_health_insurance_code_has_its_name_in_hex() {
        assertThat(ScannedCodes.recognise(BHYT))
                .isEqualTo(
                        new ScannedCode.BhytQr(
                                PERSON.insuranceCard().orElseThrow(),
                                PERSON.fullName(),
                                "1985-03-09"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "||||||",
                "056085000427",
                "056085000427||NGUYỄN VĂN A|31021985|Nam|x|20052022",
                "056085000427|||09031985|Nam|x|20052022",
                "05608500042||NGUYỄN VĂN A|09031985|Nam|x|20052022",
                "٠٥٦٠٨٥٠٠٠٤٢٧||NGUYỄN VĂN A|09031985|Nam|x|20052022",
                "GD4569999900427|4E4|09/03/1985|1|||",
                "GD4569999900427|C3|09/03/1985|1|||",
                "https://example.invalid/"
            })
    void anything_else_is_unknown(String text) {
        assertThat(ScannedCodes.recognise(text)).isInstanceOf(ScannedCode.Unknown.class);
    }

    @Test
    void a_text_without_end_is_cut() {
        assertThat(ScannedCodes.recognise("1".repeat(100_000)))
                .isEqualTo(new ScannedCode.Unknown("1".repeat(4096)));
    }

    @Test
    void no_mutation_of_a_code_makes_it_throw() {
        long seed = 20261121;
        Random random = new Random(seed);
        List<String> codes = List.of(PERSON.printedCode(), PERSON.printedCode() + "||||", BHYT);
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder(codes.get(round % codes.size()));
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, (char) random.nextInt(0x10000));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
                    case 2 -> text.insert(at, '|');
                    default -> text.insert(at, text.substring(at));
                }
            }
            assertThat(ScannedCodes.recognise(text.toString()))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }
}

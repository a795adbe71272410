package vn.hospitalkiosk.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
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
                                "1985-03-09",
                                Optional.of("79024"),
                                Optional.of(LocalDate.of(2023, 1, 1)),
                                Optional.empty()));
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
    void half_of_a_character_is_not_left_at_the_cut() {
        String text = "1".repeat(4095) + "\uD83D\uDE00" + "2";
        assertThat(ScannedCodes.recognise(text))
                .isEqualTo(new ScannedCode.Unknown("1".repeat(4095)));
    }

    @Test
    void a_child_of_2024_has_parents_in_its_code_and_they_are_not_kept() {
        String code = "056219000123||LÊ THỊ BÉ|01022019|Nữ|x|01082024||LÊ VĂN BA|VÕ THỊ MẸ|";
        assertThat(ScannedCodes.recognise(code))
                .isEqualTo(
                        new ScannedCode.CccdQr(
                                "056219000123",
                                "LÊ THỊ BÉ",
                                "2019-02-01",
                                "Nữ",
                                Optional.of("2024-08-01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "056085000427||NGUYỄN \u202EVĂN A|09031985|Nam|x|20052022",
                "056085000427||NGUYỄN \uD800A|09031985|Nam|x|20052022",
                "056085000427||NGUYỄN \u0007A|09031985|Nam|x|20052022"
            })
    void a_name_that_hides_something_is_no_name(String text) {
        assertThat(ScannedCodes.recognise(text)).isInstanceOf(ScannedCode.Unknown.class);
    }

    @Test
    void numbers_that_do_not_fit_together_warn_and_are_still_recognised() {
        assertThat(cccd("056085000427||A|09031985|Nam|x|20052022").doubts()).isEmpty();
        assertThat(cccd("057085000427||A|09031985|Nam|x|20052022").doubts())
                .containsExactly(NumberDoubt.PLACE_UNKNOWN);
        assertThat(cccd("056085000427||A|09031985|Nữ|x|20052022").doubts())
                .containsExactly(NumberDoubt.SEX_DIFFERS);
        assertThat(cccd("056285000427||A|09031985|Nam|x|20052022").doubts())
                .containsExactly(NumberDoubt.CENTURY_DIFFERS);
        assertThat(cccd("056086000427||A|1985|Nam|x|20052022").doubts())
                .containsExactly(NumberDoubt.BIRTH_YEAR_DIFFERS);
        assertThat(cccd("056085000427||A|1985|khác|x|20052022").doubts()).isEmpty();
        assertThat(bhyt("GD9579999900427").doubts())
                .containsExactlyInAnyOrder(
                        NumberDoubt.BENEFIT_UNKNOWN, NumberDoubt.INSURANCE_PLACE_UNKNOWN);
        assertThat(bhyt("QN5979999900427").doubts()).isEmpty();
        assertThat(bhyt("9999900427").doubts()).isEmpty();
        assertThat(bhyt("056086000427").doubts()).containsExactly(NumberDoubt.BIRTH_YEAR_DIFFERS);
    }

    private static ScannedCode.CccdQr cccd(String text) {
        return (ScannedCode.CccdQr) ScannedCodes.recognise(text);
    }

    private static ScannedCode.BhytQr bhyt(String number) {
        return (ScannedCode.BhytQr)
                ScannedCodes.recognise(number + "|41|09/03/1985|1||79 – 024|-|-|");
    }

    @Test
    void nothing_of_a_person_is_told_by_a_code_in_a_log() {
        for (String text : DocumentSamples.ALL) {
            assertThat(ScannedCodes.recognise(text).toString())
                    .doesNotContain("0427")
                    .doesNotContain("NGUY")
                    .doesNotContain("ERIKSSON")
                    .doesNotContain("7K2M9Q");
        }
    }
}

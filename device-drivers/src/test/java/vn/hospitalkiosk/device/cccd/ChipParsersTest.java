package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Make;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.person.Person;

class ChipParsersTest {
    private static final Person PERSON = Person.nguyenVanA();
    private static final Chip CHIP = new Personalisation(Issuer.fresh()).chip(PERSON);
    private static final long SEED = 20261121;
    private static final int ROUNDS = Integer.getInteger("fuzz.count", 10_000);

    private static byte[] file(ElementaryFile file) {
        byte[] content = CHIP.files().get(file.fileId);
        if (content == null) {
            throw new IllegalStateException("the chip lacks " + file);
        }
        return content.clone();
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int change = random.nextInt(1, 8); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return java.util.Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 8));
    }

    @Test
    void a_zone_gives_the_whole_number_and_its_dates() {
        Mrz mrz = Mrz.ofDg1(file(ElementaryFile.DG1)).orElseThrow();
        assertThat(mrz.number()).isEqualTo(PERSON.number());
        assertThat(mrz.vietnamese()).isTrue();
        assertThat(mrz.name()).isEqualTo("NGUYEN VAN A");
        assertThat(mrz.toString()).doesNotContain(PERSON.number());
    }

    @Test
    void without_dg13_the_century_comes_from_the_number() {
        Mrz mrz = Mrz.ofDg1(file(ElementaryFile.DG1)).orElseThrow();
        CccdData data = CardHolder.of(mrz, Dg13.empty());
        assertThat(data.birthDate()).isEqualTo(PERSON.birthDate());
        assertThat(data.expiry()).isEqualTo(PERSON.cardExpiry());
        assertThat(data.vietnameseName()).isEmpty();
        Mrz child = new Mrz("VNM", "056221000001", "210309", 'F', "991231", "A");
        assertThat(CardHolder.of(child, Dg13.empty()))
                .isEqualTo(
                        new CccdData(
                                "056221000001",
                                "A",
                                Optional.empty(),
                                LocalDate.of(2021, 3, 9),
                                CccdData.Sex.FEMALE,
                                Optional.empty()));
    }

    @Test
    void a_birth_date_that_is_none_is_refused_and_one_known_by_its_year_only_is_not() {
        Mrz wrong = new Mrz("VNM", "056085000427", "851309", 'M', "450309", "A");
        assertThatThrownBy(() -> CardHolder.of(wrong, Dg13.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        Mrz year = new Mrz("VNM", "056085000427", "85<<<<", 'M', "450309", "A");
        assertThat(CardHolder.of(year, Dg13.empty()).birthDate())
                .isEqualTo(LocalDate.of(1985, 1, 1));
    }

    @Test
    void dg13_gives_the_name_with_its_marks() {
        assertThat(Dg13.of(file(ElementaryFile.DG13)).fullName()).contains(PERSON.fullName());
    }

    /// @param parser throws nothing but `IllegalArgumentException`, and that without what it was given
    private static void fuzz(byte[] original, Consumer<byte[]> parser) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(original, random);
            try {
                parser.accept(bytes);
            } catch (IllegalArgumentException e) {
                assertThat(e).as("seed %d, round %d", SEED, round).hasNoCause();
                assertThat(String.valueOf(e.getMessage()))
                        .doesNotContain(PERSON.documentNumber(), "NGUYEN", "NGUYỄN");
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d, round %d".formatted(SEED, round), e);
            }
        }
    }

    /// For parsers that never throw, and answer something.
    private static void fuzzTolerant(byte[] original, Function<byte[], Object> parser) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(parser.apply(mutated(original, random)))
                    .as("seed %d, round %d", SEED, round)
                    .isNotNull();
        }
    }

    @Test
    void tag_length_value() {
        fuzz(
                file(ElementaryFile.DG13),
                bytes -> {
                    Tlv.wholeLength(bytes);
                    for (Tlv child : Tlv.first(bytes).children()) {
                        assertThat(child.children()).isNotNull();
                    }
                });
    }

    @Test
    void dg1_and_its_zone() {
        fuzz(
                file(ElementaryFile.DG1),
                bytes -> Mrz.ofDg1(bytes).ifPresent(mrz -> assertThat(mrz.number()).hasSize(12)));
    }

    @Test
    void dg2() {
        fuzzTolerant(file(ElementaryFile.DG2), Dg2::of);
    }

    @Test
    void dg13() {
        fuzzTolerant(file(ElementaryFile.DG13), bytes -> Dg13.of(bytes).fullName());
    }

    @Test
    void dg14() {
        fuzzTolerant(file(ElementaryFile.DG14), Dg14::agreementKey);
    }

    @Test
    void dg15_of_both_kinds() {
        fuzzTolerant(file(ElementaryFile.DG15), ActiveAuthentication::key);
        Chip rsa =
                new Personalisation(Issuer.fresh())
                        .chip(PERSON, Make.USUAL.with(Make.Active.RSA_1024), Set.of());
        fuzzTolerant(
                rsa.files().getOrDefault(ElementaryFile.DG15.fileId, new byte[1]),
                ActiveAuthentication::key);
    }

    @Test
    void ef_card_access() {
        fuzz(CHIP.cardAccess(), Pace::parameters);
    }

    @Test
    void the_sod() {
        fuzz(file(ElementaryFile.SOD), PassiveAuthentication::new);
    }

    @Test
    void the_signature_in_a_sod_that_can_be_understood() {
        Random random = new Random(SEED);
        byte[] original = file(ElementaryFile.SOD);
        for (int round = 0; round < ROUNDS / 10; round++) {
            try {
                PassiveAuthentication passive =
                        new PassiveAuthentication(mutated(original, random));
                assertThat(passive.signature()).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasNoCause();
            }
        }
    }

    @Test
    void dg13_lists_its_fields_in_any_order_and_with_two_parents() {
        Dg13 whole = Dg13.of(file(ElementaryFile.DG13));
        assertThat(whole.birth()).contains("09/03/1985");
        assertThat(whole.expiry()).contains("09/03/2045");
        assertThat(Dg13.of(new byte[] {0x6D, 0x00}).fullName()).isEmpty();
    }
}

package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.person.Person;

class ChipParsersTest {
    private static final Person PERSON = Person.nguyenVanA();
    private static final Chip CHIP = new Personalisation(Issuer.fresh()).chip(PERSON);
    private static final long SEED = 20261121;
    private static final int ROUNDS = 10_000;

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

    @Test
    void no_mutation_of_dg13_makes_it_throw() {
        Random random = new Random(SEED);
        byte[] original = file(ElementaryFile.DG13);
        for (int round = 0; round < ROUNDS; round++) {
            Dg13 parsed = Dg13.of(mutated(original, random));
            assertThat(parsed.fullName()).as("seed %d, round %d", SEED, round).isNotNull();
        }
    }

    @Test
    void mutations_of_dg1_are_refused_in_the_one_way_the_reader_expects() {
        Random random = new Random(SEED);
        byte[] original = file(ElementaryFile.DG1);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(original, random);
            try {
                Mrz.ofDg1(bytes).ifPresent(mrz -> assertThat(mrz.number()).hasSize(12));
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).doesNotContain(PERSON.documentNumber());
            }
        }
    }

    @Test
    void mutations_of_the_sod_are_refused_in_the_one_way_the_reader_expects() {
        Random random = new Random(SEED);
        byte[] original = file(ElementaryFile.SOD);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = mutated(original, random);
            try {
                new PassiveAuthentication(bytes).signature();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasNoCause();
            }
        }
    }
}

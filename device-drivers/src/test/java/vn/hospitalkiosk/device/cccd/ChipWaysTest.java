package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.Forgery;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Make;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.person.Person;

/// The ways a chip may be made that nobody has seen a CCCD take, and the reader must take with it.
class ChipWaysTest {
    private static final Issuer ISSUER = Issuer.fresh();
    private static final Person PERSON = Person.nguyenVanA();
    private static final Personalisation DESK = new Personalisation(ISSUER);
    private static final Chip CHIP = DESK.chip(PERSON);
    private static final ReadRequest DIGITS =
            ReadRequest.with(new AccessNumber(PERSON.accessNumber()));
    private static final DocumentKey ZONE =
            DocumentKey.ofCccd(
                    PERSON.number(), PERSON.birthDate(), PERSON.cardExpiry().orElseThrow());

    private final VirtualSlot slot = new VirtualSlot();

    private Bench bench() {
        return Bench.over(slot, Bench.bundle(ISSUER));
    }

    private static String code(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Read _ -> "read";
            case ReadOutcome.CardMoved(var failure) -> failure.code();
            case ReadOutcome.WrongAccessNumber(var failure) -> failure.code();
            case ReadOutcome.NotACccd(var failure) -> failure.code();
            case ReadOutcome.NotGenuine(var failure, _) -> failure.code();
            case ReadOutcome.Unreadable(var failure) -> failure.code();
            case ReadOutcome.ReaderFault(var failure) -> failure.code();
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = Chip.Access.class,
            names = {"BAC", "PACE_REFUSED"})
    void a_chip_without_pace_is_opened_by_number_birth_and_expiry(Chip.Access access) {
        slot.lay(CHIP.withAccess(access));
        try (Bench bench = bench()) {
            ReadOutcome.Read read = (ReadOutcome.Read) bench.read(DIGITS.and(ZONE));
            assertThat(read.data().number()).isEqualTo(PERSON.number());
            assertThat(read.trust().chip()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void a_chip_without_pace_and_nothing_else_to_open_it_with_says_what_is_missing() {
        slot.lay(CHIP.withAccess(Chip.Access.BAC));
        try (Bench bench = bench()) {
            assertThat(code(bench.read(DIGITS))).isEqualTo("C22");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Chip.Access.class,
            names = {"BAC", "PACE"})
    void wrong_dates_are_told_from_wrong_digits(Chip.Access access) {
        DocumentKey wrong = new DocumentKey(ZONE.documentNumber(), "000101", ZONE.expiry());
        slot.lay(CHIP.withAccess(access));
        try (Bench bench = bench()) {
            assertThat(code(bench.read(ReadRequest.with(wrong)))).isEqualTo("C13");
            assertThat(code(bench.read(ReadRequest.with(ZONE)))).isEqualTo("read");
        }
    }

    @Test
    void without_active_authentication_the_chip_proves_itself_by_chip_authentication() {
        slot.lay(DESK.chip(PERSON, Make.USUAL.with(Make.Active.NONE), Set.of()));
        try (Bench bench = bench()) {
            ReadOutcome.Read read = (ReadOutcome.Read) bench.read(DIGITS.withPortrait());
            assertThat(read.trust().chip()).isEqualTo(Verdict.PASSED);
            assertThat(read.portrait()).isInstanceOf(Portrait.Picture.class);
        }
    }

    @Test
    void a_chip_that_offers_no_proof_is_read_all_the_same() {
        Make plain = Make.USUAL.with(Make.Active.NONE).withAgreement(false);
        slot.lay(DESK.chip(PERSON, plain, Set.of()));
        try (Bench bench = bench()) {
            ReadOutcome.Read read = (ReadOutcome.Read) bench.read(DIGITS);
            assertThat(read.trust().chip()).isEqualTo(Verdict.NOT_OFFERED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Make.Active.class,
            names = {"RSA_1024", "RSA_2048"})
    void rsa_keys_prove_a_chip_with_long_and_with_short_answers(Make.Active kind) {
        Chip chip = DESK.chip(PERSON, Make.USUAL.with(kind), Set.of());
        try (Bench bench = bench()) {
            for (Chip one : List.of(chip, chip.withMaxResponse(256), chip.inParts())) {
                slot.lay(one);
                ReadOutcome.Read read = (ReadOutcome.Read) bench.read(DIGITS);
                assertThat(read.trust().chip()).isEqualTo(Verdict.PASSED);
            }
        }
    }

    @Test
    void a_reader_behind_t0_is_read_part_by_part_by_pace_and_by_bac() {
        try (Bench bench = bench()) {
            slot.lay(CHIP.inParts());
            assertThat(code(bench.read(DIGITS))).isEqualTo("read");
            slot.lay(CHIP.withAccess(Chip.Access.BAC).inParts());
            assertThat(code(bench.read(DIGITS.and(ZONE)))).isEqualTo("read");
        }
    }

    @Test
    void what_a_kind_of_chip_takes_is_remembered_by_its_atr_and_not_for_others() {
        try (Bench bench = bench()) {
            slot.lay(CHIP.withMaxResponse(256));
            slot.atr((byte) 0x3B, (byte) 0x01);
            ReadOutcome.Read probing = (ReadOutcome.Read) bench.read(DIGITS);
            slot.lay(CHIP.withMaxResponse(256));
            ReadOutcome.Read known = (ReadOutcome.Read) bench.read(DIGITS);
            assertThat(known.apdus()).isLessThanOrEqualTo(21).isLessThan(probing.apdus());
            slot.lay(CHIP);
            slot.atr((byte) 0x3B, (byte) 0x02);
            assertThat(((ReadOutcome.Read) bench.read(DIGITS)).apdus()).isLessThanOrEqualTo(12);
            assertThat(bench.reader.identity().values()).contains("SHORT", "EXTENDED");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Make.Photo.class,
            names = {"JPEG", "JPEG_2000"})
    void a_photograph_is_read_on_demand_whole_and_by_its_own_signature(Make.Photo photo) {
        Make make = Make.USUAL.with(photo).withPhotoBytes(18_000);
        Chip chip = DESK.chip(PERSON, make, Set.of());
        try (Bench bench = bench()) {
            for (Chip one : List.of(chip, chip.withMaxResponse(256))) {
                slot.lay(one);
                ReadOutcome.Read without = (ReadOutcome.Read) bench.read(DIGITS);
                assertThat(without.portrait()).isInstanceOf(Portrait.NotAsked.class);
                slot.lay(one);
                ReadOutcome.Read with = (ReadOutcome.Read) bench.read(DIGITS.withPortrait());
                assertThat(with.portrait())
                        .isInstanceOfSatisfying(
                                Portrait.Picture.class,
                                picture -> {
                                    assertThat(picture.format().name()).isEqualTo(photo.name());
                                    assertThat(picture.image()).hasSizeGreaterThanOrEqualTo(18_000);
                                    assertThat(picture.toString()).hasSizeLessThan(60);
                                });
            }
        }
    }

    @Test
    void no_photograph_or_one_that_cannot_be_used_stops_nobody() {
        try (Bench bench = bench()) {
            slot.lay(DESK.chip(PERSON, Make.USUAL.with(Make.Photo.NONE), Set.of()));
            assertThat(((ReadOutcome.Read) bench.read(DIGITS.withPortrait())).portrait())
                    .isInstanceOf(Portrait.NotOnChip.class);
            slot.lay(DESK.chip(PERSON, Make.USUAL.with(Make.Photo.UNKNOWN), Set.of()));
            assertThat(((ReadOutcome.Read) bench.read(DIGITS.withPortrait())).portrait())
                    .isInstanceOf(Portrait.Unusable.class);
            slot.lay(DESK.chip(PERSON, Make.USUAL.withPhotoBytes(40_000), Set.of()));
            assertThat(((ReadOutcome.Read) bench.read(DIGITS.withPortrait())).portrait())
                    .isInstanceOf(Portrait.Unusable.class);
        }
    }

    @Test
    void on_the_first_day_nothing_is_configured_and_patients_are_admitted() {
        slot.lay(CHIP);
        try (Bench bench = Bench.over(slot, TrustStore.of(List.of()))) {
            TrustVerdicts trust = ((ReadOutcome.Read) bench.read(DIGITS)).trust();
            assertThat(trust.chain()).isEqualTo(Verdict.NOT_CONFIGURED);
            assertThat(trust.revocation()).isEqualTo(Verdict.NOT_CONFIGURED);
            assertThat(trust.chip()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void a_stale_list_clears_nobody_still_condemns_and_calls_a_technician() {
        Instant old = Bench.CLOCK.instant().minus(Duration.ofDays(200));
        TrustStore stale =
                TrustStore.of(Bench.csca(ISSUER))
                        .with(Bench.list(ISSUER, old, old.plus(Duration.ofDays(90))));
        try (Bench bench = Bench.over(slot, stale)) {
            assertThat(bench.stateOf(DeviceState.Attention.class))
                    .isInstanceOfSatisfying(
                            DeviceState.Attention.class,
                            attention -> {
                                assertThat(attention.failure().code()).isEqualTo("C71");
                                assertThat(attention.failure().detail()).contains("200 days");
                            });
            slot.lay(CHIP);
            assertThat(((ReadOutcome.Read) bench.read(DIGITS)).trust().revocation())
                    .isEqualTo(Verdict.NOT_CONFIGURED);
            slot.lay(DESK.chip(PERSON, Set.of(Forgery.REVOKED_SIGNER)));
            assertThat(code(bench.read(DIGITS))).isEqualTo("C51");
        }
    }
}

package vn.hospitalkiosk.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.document.MachineReadableZone.Form;
import vn.hospitalkiosk.device.document.MachineReadableZone.Part;
import vn.hospitalkiosk.device.document.MachineReadableZone.Sex;
import vn.hospitalkiosk.device.document.MachineReadableZone.ZoneDate;

class MachineReadableZoneTest {
    private static MachineReadableZone zone(String text) {
        return (MachineReadableZone) ScannedCodes.recognise(text);
    }

    @Test
    void icaos_specimen_of_a_passport_is_read() {
        assertThat(zone(DocumentSamples.PASSPORT_ZONE))
                .isEqualTo(
                        new MachineReadableZone(
                                Form.TD3,
                                "P",
                                "UTO",
                                "L898902C3",
                                Optional.of("ZE184226B"),
                                "UTO",
                                new ZoneDate(74, 8, 12),
                                Sex.FEMALE,
                                Optional.of(new ZoneDate(12, 4, 15)),
                                "ERIKSSON",
                                "ANNA MARIA",
                                false));
    }

    @Test
    void icaos_specimen_of_a_card_is_read_with_line_ends_or_without() {
        MachineReadableZone card = zone(DocumentSamples.CARD_ZONE);
        assertThat(card.form()).isEqualTo(Form.TD1);
        assertThat(card.documentNumber()).isEqualTo("D23145890");
        assertThat(card.personalNumber()).isEmpty();
        assertThat(card.surname()).isEqualTo("ERIKSSON");
        String text = DocumentSamples.CARD_ZONE;
        assertThat(
                        zone(
                                text.substring(0, 30)
                                        + "\r\n"
                                        + text.substring(30, 60)
                                        + "\r\n"
                                        + text.substring(60)))
                .isEqualTo(card);
    }

    @Test
    void a_number_longer_than_nine_goes_on_in_the_optional_data() {
        assertThat(
                        zone("I<UTOD23145890<7349<<<<<<<<<<<"
                                        + "3407127M9507122UTO<<<<<<<<<<<2"
                                        + "STEVENSON<<PETER<JOHN<<<<<<<<<")
                                .documentNumber())
                .isEqualTo("D23145890734");
    }

    @Test
    void the_back_of_a_cccd_gives_the_twelve_digits() {
        MachineReadableZone card = zone(DocumentSamples.CCCD_ZONE);
        assertThat(card.personalNumber()).contains("056090000123");
        assertThat(card.documentNumber()).isEqualTo("090000123");
        assertThat(card.surname()).isEqualTo("NGUYEN");
        assertThat(card.givenNames()).isEqualTo("VAN THU NGHIEM");
        assertThat(card.sex()).isEqualTo(Sex.MALE);
        assertThat(card.doubts()).isEmpty();
    }

    @Test
    void a_misread_zone_says_which_part_and_keeps_nothing() {
        String misread = DocumentSamples.CCCD_ZONE.replace("IDVNM09", "IDVNM08");
        assertThat(ScannedCodes.recognise(misread))
                .isInstanceOfSatisfying(
                        MachineReadableZone.Damaged.class,
                        damaged ->
                                assertThat(damaged.parts())
                                        .containsExactlyInAnyOrder(
                                                Part.DOCUMENT_NUMBER, Part.WHOLE));
    }

    @Test
    void nobody_is_born_after_today_and_what_is_not_said_is_the_first() {
        LocalDate today = LocalDate.of(2026, 11, 25);
        assertThat(new ZoneDate(26, 11, 25).notAfter(today)).isEqualTo("2026-11-25");
        assertThat(new ZoneDate(26, 11, 26).notAfter(today)).isEqualTo("1926-11-26");
        assertThat(new ZoneDate(74, 0, 0).notAfter(today)).isEqualTo("1974-01-01");
        assertThat(new ZoneDate(0, 2, 29).notAfter(today)).isEqualTo("2000-02-29");
        assertThat(new ZoneDate(99, 12, 31).inTheTwoThousands()).isEqualTo("2099-12-31");
    }

    @Test
    void one_name_alone_is_the_surname() {
        String line = "P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<";
        MachineReadableZone zone = zone(line + DocumentSamples.PASSPORT_ZONE.substring(44));
        assertThat(zone.surname()).isEqualTo("ARKFREITH");
        assertThat(zone.givenNames()).isEmpty();
        assertThat(zone.namesCut()).isFalse();
    }
}

package vn.hospitalkiosk.gateway.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;

/// "Làm việc khác": one person, several visits to the kiosk's screens in one sitting.
class GoingOnTest {
    private static final NationalId NUMBER = new NationalId("056085009999");
    private static final KioskIdentity K03 =
            new KioskIdentity(new FacilityId("KH01"), new KioskId("K03"));
    private static final KioskIdentity K04 =
            new KioskIdentity(new FacilityId("KH01"), new KioskId("K04"));
    private static final VisitId FIRST = new VisitId("visit-1");
    private static final VisitId SECOND = new VisitId("visit-2");
    private static final BookingId OTHER = new BookingId("booking-2");

    private final FakeHis his = new FakeHis();
    private final FakeHouse house = new FakeHouse();
    private final MemoryVisits visits = new MemoryVisits();
    private final CheckIn checkIn =
            new CheckIn(
                    his,
                    house.reception(
                            visits,
                            (kiosk, visit, code) -> {},
                            Runnable::run,
                            Clock.fixed(Instant.parse("2026-11-25T00:45:00Z"), ZoneOffset.UTC)));

    @BeforeEach
    void identified() {
        his.patients =
                new HisAnswer.Done<>(
                        List.of(
                                new HisPatient(
                                        new HisPatientId("p1"),
                                        new PersonName("TRẦN VĂN MẪU"),
                                        new BirthDate("1985-03-09"),
                                        NUMBER)));
        checkIn.identify(
                K03, new IdentifyRequest(FIRST, new PresentedDocument.Typed(NUMBER, 1985)));
    }

    private CheckInAnswer registers(VisitId visit, String command, BookingId booking) {
        return checkIn.checkIn(K03, new CheckInRequest(new CommandId(command), visit, booking));
    }

    private GoOnAnswer goesOn() {
        return checkIn.goOn(K03, new GoOnRequest(SECOND, FIRST));
    }

    private void anotherBooking() {
        his.bookings =
                new HisAnswer.Done<>(
                        List.of(
                                new BookingView(
                                        OTHER,
                                        Instant.parse("2026-11-25T03:30:00Z"),
                                        "Mắt",
                                        FakeHis.place())));
        his.checkIn =
                new HisOutcome.Done<>(
                        new HisVisits.CheckedIn(
                                "encounter-2", FakeHis.ticket(), List.of(FakeHis.BILL)));
    }

    @Test
    void one_visit_checks_in_once_and_the_next_thing_has_a_visit_of_its_own() {
        assertThat(registers(FIRST, "command-1", FakeHis.BOOKING))
                .isInstanceOf(CheckInAnswer.CheckedIn.class);
        anotherBooking();
        assertThatThrownBy(() -> registers(FIRST, "command-2", OTHER))
                .isInstanceOf(VisitConflict.class);
        assertThat(goesOn())
                .isInstanceOfSatisfying(
                        GoOnAnswer.Known.class,
                        known ->
                                assertThat(known.bookings())
                                        .extracting(BookingView::id)
                                        .containsExactly(OTHER));
        assertThat(registers(SECOND, "command-2", OTHER))
                .isInstanceOf(CheckInAnswer.CheckedIn.class);
        assertThat(checkIn.encounterOf(K03, SECOND)).contains("encounter-2");
        assertThat(checkIn.patientOf(K03, SECOND)).contains(new HisPatientId("p1"));
        assertThat(his.questions).as("the card is not asked about again").isEqualTo(1);
    }

    @Test
    void the_earlier_visit_is_forgotten_and_the_look_is_audited() {
        registers(FIRST, "command-1", FakeHis.BOOKING);
        goesOn();
        assertThat(visits.find(K03, FIRST).orElseThrow().person()).isEmpty();
        assertThat(checkIn.isBillOf(K03, FIRST, FakeHis.BILL)).isFalse();
        assertThat(house.seen).endsWith("p1 went-on");
    }

    @Test
    void asked_twice_because_an_answer_was_lost_it_answers_the_same() {
        registers(FIRST, "command-1", FakeHis.BOOKING);
        GoOnAnswer once = goesOn();
        assertThat(goesOn()).isEqualTo(once);
    }

    @Test
    void while_a_check_in_is_not_known_nothing_else_begins() {
        his.checkIn = new HisOutcome.Unknown<>("silence");
        registers(FIRST, "command-1", FakeHis.BOOKING);
        assertThatThrownBy(this::goesOn).isInstanceOf(VisitConflict.class);
        assertThat(visits.find(K03, FIRST).orElseThrow().person()).isPresent();
    }

    @Test
    void a_his_that_is_silent_leaves_the_earlier_visit_as_it_is() {
        registers(FIRST, "command-1", FakeHis.BOOKING);
        his.bookings = new HisAnswer.Unknown<>("silence");
        assertThat(goesOn()).isInstanceOf(GoOnAnswer.Unavailable.class);
        assertThat(visits.find(K03, FIRST).orElseThrow().person()).isPresent();
        assertThat(visits.find(K03, SECOND)).isEmpty();
    }

    @Test
    void nobody_goes_on_as_another_kiosks_patient() {
        assertThatThrownBy(() -> checkIn.goOn(K04, new GoOnRequest(SECOND, FIRST)))
                .isInstanceOf(NoSuchVisit.class);
        checkIn.end(K03, FIRST);
        assertThatThrownBy(this::goesOn).isInstanceOf(NoSuchVisit.class);
    }

    @Test
    void money_in_advance_is_for_the_open_stay_of_who_owes_nothing() {
        his.openBills = new HisAnswer.Done<>(List.of());
        assertThat(checkIn.encounterOf(K03, FIRST)).isEmpty();
        his.openEncounters = new HisAnswer.Done<>(List.of("stay-7", "encounter-1"));
        assertThat(checkIn.openEncounter(K03, FIRST)).contains("stay-7");
        assertThat(checkIn.encounterOf(K03, FIRST)).contains("stay-7");
        his.openEncounters = new HisAnswer.Unknown<>("silence");
        assertThat(checkIn.encounterOf(K03, FIRST)).isEqualTo(Optional.empty());
    }
}

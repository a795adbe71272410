package vn.hospitalkiosk.gateway.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.CoverageView.State;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.LogLines;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.bhxh.Verdict;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Days at the insurance gateway, good and bad.
class InsuranceStoriesTest {
    private final Ward ward = new Ward();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void a_good_card_is_shown_with_its_share_and_the_his_hears_of_it() {
        CoverageView view = ward.admitted(1);
        assertThat(view)
                .isEqualTo(
                        new CoverageView(
                                State.VALID,
                                Optional.of("•••• 6789"),
                                Optional.of(LocalDate.of(2026, 12, 31)),
                                Optional.of(80)));
        ward.process().rechecks.round();
        assertThat(ward.told)
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.patient()).isEqualTo(new HisPatientId("p1"));
                    assertThat(report.encounter()).contains("e-p1");
                    assertThat(report.finding().card().map(InsuranceCard::number))
                            .contains(Ward.CARD);
                });
        ward.process().rechecks.round();
        assertThat(ward.told).hasSize(1);
        assertThat(ward.desk.open(10)).isEmpty();
    }

    @Test
    void down_for_an_hour_everybody_is_admitted_and_asked_about_until_the_answer_comes() {
        ward.gateway = _ -> Ward.down();
        for (int i = 0; i < 20; i++) {
            assertThat(ward.admitted(i).state()).isEqualTo(State.UNVERIFIED);
            ward.live(Duration.ofMinutes(3), Duration.ofSeconds(30));
        }
        assertThat(ward.desk.open(100))
                .hasSize(20)
                .allSatisfy(card -> {
                    assertThat(card.task()).isEqualTo(DeskTask.WAIT);
                    assertThat(card.why()).contains("no answer within 9000 ms");
                    assertThat(card.maskedName()).isEqualTo("Nguyễn V** T**");
                    assertThat(card.encounter()).isPresent();
                    assertThat(card.nextTry()).isPresent();
                });
        assertThat(ward.told).isEmpty();
        // The circuit spares a gateway that is down: far fewer questions than cards times rounds.
        assertThat(ward.asked.size()).isBetween(20, 200);

        ward.gateway = _ -> Ward.valid();
        ward.live(Duration.ofMinutes(2), Duration.ofSeconds(2));
        assertThat(ward.checks.waiting().cards()).isZero();
        assertThat(ward.told).hasSize(20).allMatch(r -> r.finding().state() == State.VALID);
        assertThat(ward.desk.open(100))
                .hasSize(20)
                .allMatch(card -> card.task() == DeskTask.VERIFIED_LATER && card.hisTold());
        // Evidence: when it was asked, and what came of it, each time.
        assertThat(
                        ward.column(
                                "SELECT DISTINCT outcome FROM insurance_evidence WHERE facility_id = ? ORDER BY outcome"))
                .contains("code 000", "no answer within 9000 ms");
    }

    @Test
    void a_restart_forgets_no_card() {
        ward.gateway = _ -> Ward.down();
        ward.admitted(1);
        ward.restart();
        ward.gateway = _ -> Ward.valid();
        ward.live(Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(ward.told).hasSize(1);
    }

    @Test
    void a_process_that_dies_while_asking_leaves_a_question_that_another_asks() {
        // Written down, and nobody came back to say what became of it.
        Look look =
                ward.checks.begin(
                        new VisitId(UUID.randomUUID().toString()),
                        Ward.K03,
                        Moment.ARRIVAL,
                        Ward.patient(1),
                        ward.clock.instant(),
                        ward.clock.instant().plus(Ward.settings().lease()));
        ward.process().insurance.registered(Ward.K03, look.visit(), look.who().patient(), "e1");
        ward.process().rechecks.round();
        assertThat(ward.asked).isEmpty();
        ward.live(Ward.settings().lease().plusSeconds(5), Duration.ofSeconds(5));
        assertThat(ward.asked).hasSize(1);
        assertThat(ward.told).hasSize(1);
    }

    @Test
    void a_slow_answer_holds_nobody_and_arrives_later() throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(1);
        CountDownLatch came = new CountDownLatch(1);
        ward.gateway =
                _ -> {
                    came.countDown();
                    await(answers);
                    return Ward.valid();
                };
        VisitId visit = new VisitId(UUID.randomUUID().toString());
        CompletableFuture<CoverageView> asked =
                ward.process().insurance.ask(Ward.K03, visit, Ward.patient(1));
        came.await();
        assertThat(asked).isNotDone();
        // Identified once more meanwhile: no second question.
        assertThat(ward.process().insurance.ask(Ward.K03, visit, Ward.patient(1))).isSameAs(asked);
        answers.countDown();
        assertThat(asked.join().state()).isEqualTo(State.VALID);
        assertThat(ward.asked).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_swapped_card_shows_the_new_number_to_patient_desk_and_his() {
        String fresh = "DN4560123450001";
        ward.gateway =
                _ -> Ward.answer(Verdict.NEW_CARD, "003", fresh, LocalDate.of(2027, 12, 31), true);
        CoverageView view = ward.admitted(1);
        assertThat(view.state()).isEqualTo(State.NEW_CARD);
        assertThat(view.maskedCard()).contains("•••• 0001");
        assertThat(ward.desk.open(10))
                .singleElement()
                .satisfies(card -> assertThat(card.task()).isEqualTo(DeskTask.NEW_CARD));
        ward.process().rechecks.round();
        assertThat(ward.told)
                .singleElement()
                .satisfies(report ->
                        assertThat(report.finding().card().map(InsuranceCard::number))
                                .contains(fresh));
    }

    @Test
    void an_expired_card_goes_to_the_desks_list_until_the_desk_is_done() {
        ward.gateway =
                _ ->
                        Ward.answer(
                                Verdict.EXPIRED,
                                "010",
                                Ward.CARD,
                                LocalDate.of(2026, 10, 31),
                                false);
        CoverageView view = ward.admitted(1);
        assertThat(view.state()).isEqualTo(State.EXPIRED);
        assertThat(view.until()).contains(LocalDate.of(2026, 10, 31));
        assertThat(view.percent()).isEmpty();
        UnverifiedCard card = ward.desk.open(10).getFirst();
        assertThat(card.task()).isEqualTo(DeskTask.EXPIRED);
        ward.desk.settle(card.check(), "an.tiepdon");
        assertThat(ward.desk.open(10)).isEmpty();
    }

    @Test
    void an_officer_the_insurance_does_not_know_alarms_the_technician_and_nobody_else() {
        ward.gateway =
                _ -> new CardCheck.Unanswered(AskFault.OFFICER, "code 054", Optional.empty());
        for (int i = 0; i < 10; i++) {
            assertThat(ward.admitted(i).state()).isEqualTo(State.UNVERIFIED);
        }
        assertThat(ward.process().health.troubles())
                .containsOnlyKeys(AskFault.OFFICER)
                .hasEntrySatisfying(
                        AskFault.OFFICER,
                        trouble -> {
                            assertThat(trouble.fault().code()).isEqualTo("H21");
                            assertThat(trouble.times()).isEqualTo(10);
                        });
        assertThat(ward.meters.get("insurance_trouble").tag("fault", "OFFICER").gauge().value())
                .isEqualTo(1);
        // It is no outage: the others are asked about all the same.
        assertThat(ward.asked).hasSize(10);
        ward.gateway = _ -> Ward.valid();
        ward.live(Duration.ofMinutes(2), Duration.ofSeconds(5));
        assertThat(ward.process().health.troubles()).isEmpty();
        assertThat(ward.told).hasSize(10);
    }

    @Test
    void missing_secrets_are_the_technicians_and_not_the_patients_trouble() {
        ward.gateway =
                _ -> {
                    throw new IllegalStateException("no password in /var/secret word");
                };
        try (LogLines log = new LogLines()) {
            assertThat(ward.admitted(1).state()).isEqualTo(State.UNVERIFIED);
            assertThat(log.text()).contains("H22").doesNotContain("secret word");
        }
        assertThat(ward.process().health.troubles()).containsOnlyKeys(AskFault.ACCOUNT);
    }

    @Test
    void a_name_that_is_not_the_cards_is_tried_as_the_document_writes_it() {
        PersonName chip = new PersonName("NGUYỄN VĂN THỬA");
        Insured who =
                new Insured(
                        new HisPatientId("p1"),
                        List.of("056085000427"),
                        new PersonName("Nguyễn Văn Thử"),
                        Optional.of(chip),
                        new BirthDate("1985"),
                        Sex.MALE);
        ward.gateway =
                question ->
                        question.name().equals(chip)
                                ? Ward.valid()
                                : new CardCheck.Checked(
                                        Verdict.OTHER_PERSON,
                                        "061",
                                        Optional.empty(),
                                        false,
                                        Optional.empty());
        assertThat(ward.admitted(who).state()).isEqualTo(State.VALID);
        assertThat(ward.asked).hasSize(2);
    }

    @Test
    void a_card_number_that_is_none_is_tried_by_the_personal_number() {
        Insured who =
                new Insured(
                        new HisPatientId("p1"),
                        List.of("GD4990123456789", "056085000427"),
                        new PersonName("Nguyễn Văn Thử"),
                        Optional.empty(),
                        new BirthDate("1985"),
                        Sex.MALE);
        ward.gateway =
                question ->
                        question.number().startsWith("0")
                                ? Ward.valid()
                                : new CardCheck.Checked(
                                        Verdict.WRONG_NUMBER,
                                        "052",
                                        Optional.empty(),
                                        false,
                                        Optional.empty());
        assertThat(ward.admitted(who).state()).isEqualTo(State.VALID);
    }

    @Test
    void whoever_never_registers_is_forgotten() {
        ward.gateway = _ -> Ward.down();
        ward.process()
                .insurance
                .ask(Ward.K03, new VisitId(UUID.randomUUID().toString()), Ward.patient(1))
                .join();
        ward.admitted(2);
        ward.pass(Duration.ofMinutes(50));
        ward.process().rechecks.minute();
        assertThat(ward.desk.open(10)).hasSize(1);
        assertThat(
                        ward.column(
                                "SELECT state FROM insurance_check WHERE facility_id = ? AND subject IS NULL"))
                .containsExactly("LAPSED");
    }

    @Test
    void a_card_is_looked_up_on_arrival_during_the_visit_and_before_it_is_closed() {
        ward.admitted(1);
        ward.pass(Duration.ofMinutes(119));
        ward.process().rechecks.minute();
        ward.process().rechecks.round();
        assertThat(ward.asked).hasSize(1);
        ward.pass(Duration.ofMinutes(2));
        ward.process().rechecks.minute();
        ward.process().rechecks.minute();
        ward.process().rechecks.round();
        assertThat(ward.asked).hasSize(2);
        ward.gateway =
                _ ->
                        Ward.answer(
                                Verdict.RECALLED,
                                "110",
                                Ward.CARD,
                                LocalDate.of(2026, 12, 31),
                                false);
        ward.pass(Duration.ofHours(6));
        ward.process().rechecks.minute();
        ward.process().rechecks.round();
        assertThat(
                        ward.column(
                                "SELECT moment FROM insurance_check WHERE facility_id = ? ORDER BY asked_at"))
                .containsExactly("ARRIVAL", "DURING", "BEFORE_CLOSING");
        // What changed on the way is the desk's and the HIS's.
        assertThat(ward.desk.open(10))
                .singleElement()
                .satisfies(card -> assertThat(card.task()).isEqualTo(DeskTask.RECALLED));
        ward.process().rechecks.round();
        assertThat(ward.told).hasSize(3);
    }

    @Test
    void a_his_that_tells_of_the_end_of_a_treatment_brings_the_last_look_forward() {
        ward.admitted(1);
        ward.process().insurance.closing("e-p1");
        ward.process().insurance.closing("e-p1");
        ward.process().rechecks.round();
        assertThat(ward.asked).hasSize(2);
    }

    @Test
    void a_his_that_does_not_answer_is_told_again_and_one_that_takes_none_leaves_it_to_the_desk() {
        ward.gateway =
                _ ->
                        Ward.answer(
                                Verdict.NEW_CARD,
                                "003",
                                "DN4560123450001",
                                LocalDate.of(2027, 12, 31),
                                true);
        ward.his = new CoverageNews.Heard(CoverageNews.Heard.Kind.UNKNOWN, "timeout");
        ward.admitted(1);
        ward.live(Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(ward.told).hasSizeBetween(2, 6);
        assertThat(ward.told.stream().map(r -> r.check()).distinct()).hasSize(1);
        assertThat(ward.desk.open(10)).singleElement().matches(card -> !card.hisTold());
        ward.his = new CoverageNews.Heard(CoverageNews.Heard.Kind.NOT_OFFERED, "");
        ward.live(Duration.ofMinutes(6), Duration.ofSeconds(30));
        int before = ward.told.size();
        ward.live(Duration.ofMinutes(6), Duration.ofSeconds(30));
        assertThat(ward.told).hasSize(before);
        assertThat(ward.desk.open(10)).singleElement().matches(card -> !card.hisTold());
    }

    @Test
    void two_gateways_never_ask_about_the_same_card_at_once() {
        ward.gateway = _ -> Ward.down();
        IntStream.range(0, 3).forEach(ward::admitted);
        ward.asked.clear();
        ward.gateway = _ -> Ward.valid();
        ward.pass(Duration.ofMinutes(1));
        List<CompletableFuture<List<Look>>> takers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            takers.add(
                    CompletableFuture.supplyAsync(
                            () ->
                                    ward.checks.takeDue(
                                            2,
                                            ward.clock.instant(),
                                            ward.clock.instant().plusSeconds(30)),
                            ward.threads));
        }
        Set<CheckId> seen = new HashSet<>();
        int taken = 0;
        for (CompletableFuture<List<Look>> taker : takers) {
            for (Look look : taker.join()) {
                seen.add(look.id());
                taken++;
            }
        }
        assertThat(seen).hasSize(taken).hasSize(3);
    }

    @Test
    void nothing_in_the_tables_names_anybody() {
        ward.admitted(1);
        ward.gateway = _ -> Ward.down();
        ward.admitted(2);
        String rows =
                String.join(
                        "\n",
                        ward.column(
                                "SELECT c::text || coalesce(e::text, '') FROM insurance_check c LEFT JOIN insurance_evidence e USING (facility_id, check_id) WHERE c.facility_id = ?"));
        StringBuilder all = new StringBuilder(rows);
        // Columns of bytes are written in hexadecimal.
        Pattern.compile("\\\\x([0-9a-f]+)")
                .matcher(rows)
                .results()
                .map(bytes -> HexFormat.of().parseHex(bytes.group(1)))
                .forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
        assertThat(all.length()).isGreaterThan(rows.length());
        assertThat(all).doesNotContain("Thử", "NGUY", "05608", "GD456", "1985");
    }

    @Test
    void rows_are_sealed_anew_when_the_key_changes() {
        ward.admitted(1);
        ward.keys.add(2);
        ward.process().rechecks.minute();
        ward.keys.removeOldest();
        ward.process().rechecks.round();
        assertThat(ward.told).hasSize(1);
    }
}

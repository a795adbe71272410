package vn.hospitalkiosk.gateway.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.BhxhAccount;
import vn.hospitalkiosk.gateway.bhxh.BhxhGateway;
import vn.hospitalkiosk.gateway.bhxh.BhxhSettings;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.bhxh.ReportPortal;
import vn.hospitalkiosk.gateway.bhxh.ResultCodes;
import vn.hospitalkiosk.gateway.bhxh.Verdict;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.xml0.SampleReport;
import vn.hospitalkiosk.virtual.bhxh.BhxhKeys;
import vn.hospitalkiosk.virtual.bhxh.BhxhMoods;
import vn.hospitalkiosk.virtual.bhxh.VirtualBhxh;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.web.Door;

/// Our client, with the table shipped in `config/bhxh.yaml`, against the virtual insurance gateway, which shares no code with it.
class BhxhOverHttpTest {
    private static final Path FILE = Path.of("../../config/bhxh.yaml");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T00:45:00Z"), ZoneOffset.UTC);
    private static final Person PATIENT = Person.nguyenVanA();

    private final VirtualBhxh virtual =
            new VirtualBhxh(
                    CLOCK, new BhxhKeys("56001_BV", "word", "TRẦN THỊ MẪU", "056185000001"));
    private final BhxhConfig config =
            YamlFiles.read(FILE, Arguments.parse(), "bhxh.", BhxhConfig.class);
    private Door door;
    private BhxhGateway gateway;

    @BeforeEach
    void open() throws IOException {
        door = Door.open(0);
        door.serve("/bhxh", virtual);
        gateway =
                new BhxhGateway(
                        new BhxhSettings(
                                door.address().resolve("/bhxh"),
                                config.connectTimeout(),
                                Duration.ofSeconds(30),
                                new ResultCodes(config.resultCodes())),
                        new Account(),
                        CLOCK,
                        ZONE);
    }

    @AfterEach
    void close() {
        gateway.close();
        door.close();
    }

    private record Account() implements BhxhAccount {
        @Override
        public String user() {
            return "56001_BV";
        }

        @Override
        public String password() {
            return "word";
        }

        @Override
        public String officerName() {
            return "Trần Thị Mẫu";
        }

        @Override
        public String officerNumber() {
            return "056185000001";
        }
    }

    private CardCheck ask(String number, String name, String born) {
        return gateway.check(new CardQuestion(number, new PersonName(name), new BirthDate(born)));
    }

    private CardCheck ask() {
        return ask(PATIENT.number(), PATIENT.fullName(), PATIENT.birthDate().toString());
    }

    @Test
    void a_card_is_found_by_each_of_its_numbers() {
        String card = PATIENT.insuranceCard().orElseThrow();
        for (String number : new String[] {PATIENT.number(), card, card.substring(5)}) {
            assertThat(ask(number, "Nguyễn Văn A", "1985"))
                    .isInstanceOfSatisfying(
                            CardCheck.Checked.class,
                            checked -> {
                                assertThat(checked.verdict()).isEqualTo(Verdict.VALID);
                                assertThat(checked.card().map(InsuranceCard::number))
                                        .contains(card);
                            });
        }
    }

    @Test
    void another_person_is_told_apart() {
        for (CardCheck check :
                new CardCheck[] {
                    ask(PATIENT.number(), "Nguyễn Văn B", "1985"),
                    ask(PATIENT.number(), "Trần Văn A", "1985"),
                    ask(PATIENT.number(), "Nguyễn Văn A", "1986")
                }) {
            assertThat(check)
                    .isInstanceOfSatisfying(
                            CardCheck.Checked.class,
                            checked ->
                                    assertThat(checked.verdict()).isEqualTo(Verdict.OTHER_PERSON));
        }
    }

    @Test
    void every_code_has_its_meaning_in_the_shipped_table_and_every_meaning_a_code() {
        Set<Verdict> met = EnumSet.noneOf(Verdict.class);
        for (String code : VirtualBhxh.codes()) {
            virtual.moods(new BhxhMoods(true, 0, code, 3600));
            CardCheck check = ask();
            switch (check) {
                case CardCheck.Checked checked -> met.add(checked.verdict());
                case CardCheck.Unanswered none -> assertThat(none.why()).isEqualTo("code " + code);
            }
        }
        Set<Verdict> answers =
                config.resultCodes().keySet().stream()
                        .filter(verdict ->
                                !EnumSet.of(Verdict.OURS, Verdict.TOKEN, Verdict.GATEWAY_FAULT)
                                        .contains(verdict))
                        .collect(Collectors.toSet());
        assertThat(met).isEqualTo(answers);
        assertThat(config.resultCodes().keySet()).isEqualTo(EnumSet.allOf(Verdict.class));
    }

    @Test
    void an_outage_leaves_the_card_unverified_and_ends_by_itself() {
        virtual.moods(new BhxhMoods(false, 0, "", 3600));
        assertThat(ask()).isInstanceOf(CardCheck.Unanswered.class);
        virtual.moods(BhxhMoods.GOOD);
        assertThat(ask()).isInstanceOf(CardCheck.Checked.class);
    }

    /// The table of his.md §1.4, as the patient and the desk meet it; a code that is not in it is answered by nobody.
    @ParameterizedTest
    @CsvSource({
        "000,VALID,NONE", "001,VALID,CHECK_PAPERS", "002,VALID,CHECK_PAPERS",
        "003,NEW_CARD,NEW_CARD", "004,VALID,NONE", "010,EXPIRED,EXPIRED",
        "050,NOT_INSURED,NO_CARD", "051,SEE_DESK,WRONG_NUMBER", "052,SEE_DESK,WRONG_NUMBER",
        "053,SEE_DESK,WRONG_NUMBER", "054,UNVERIFIED,OFFICER", "055,UNVERIFIED,OFFICER",
        "060,SEE_DESK,OTHER_PERSON", "061,SEE_DESK,OTHER_PERSON", "070,SEE_DESK,OTHER_PERSON",
        "100,UNVERIFIED,NO_ANSWER", "101,UNVERIFIED,NO_ANSWER", "110,SEE_DESK,RECALLED",
        "120,NOT_INSURED,STOPPED", "121,NOT_INSURED,STOPPED", "122,NOT_INSURED,STOPPED",
        "123,NOT_INSURED,STOPPED", "124,NOT_INSURED,STOPPED", "130,SEE_DESK,CHILD",
        "205,UNVERIFIED,OFFICER", "401,UNVERIFIED,ACCOUNT"
    })
    void every_code_has_its_action(String code, String state, String task) {
        virtual.moods(new BhxhMoods(true, 0, code, 3600));
        switch (ask()) {
            case CardCheck.Checked checked -> {
                Finding finding = Finding.of(checked, config.shares());
                assertThat(finding.state()).hasToString(state);
                assertThat(finding.task()).hasToString(task);
            }
            case CardCheck.Unanswered none -> {
                assertThat(state).isEqualTo("UNVERIFIED");
                assertThat(none.fault()).hasToString(task);
            }
        }
    }

    @Test
    void the_table_of_actions_leaves_no_code_out() throws NoSuchMethodException {
        CsvSource table =
                BhxhOverHttpTest.class
                        .getDeclaredMethod(
                                "every_code_has_its_action",
                                String.class,
                                String.class,
                                String.class)
                        .getAnnotation(CsvSource.class);
        assertThat(Stream.of(table.value()).map(row -> row.substring(0, 3)))
                .containsExactlyElementsOf(VirtualBhxh.codes());
    }

    @Test
    void half_an_answer_is_none() {
        virtual.moods(new BhxhMoods(true, 0, 0, "", 3600, true, false));
        assertThat(ask())
                .isInstanceOfSatisfying(
                        CardCheck.Unanswered.class,
                        none -> assertThat(none.fault()).isEqualTo(AskFault.NO_ANSWER));
    }

    @Test
    void a_storm_of_refused_tokens_takes_two_tokens_and_then_leaves_the_account_alone() {
        virtual.moods(new BhxhMoods(true, 0, 0, "", 3600, false, true));
        for (int i = 0; i < 50; i++) {
            assertThat(ask())
                    .isInstanceOfSatisfying(
                            CardCheck.Unanswered.class,
                            none -> assertThat(none.fault()).isEqualTo(AskFault.ACCOUNT));
        }
        assertThat(virtual.tokensHandedOut()).isEqualTo(2);
    }

    @Test
    void answers_take_their_time_and_come() {
        virtual.moods(new BhxhMoods(true, 20, 200, "", 3600, false, false));
        assertThat(ask()).isInstanceOf(CardCheck.Checked.class);
    }

    @Test
    void a_report_that_is_none_is_not_taken() {
        assertThat(gateway.reports("56001").send("<CHI_TIEU_TRANG_THAI_KCB/>".getBytes(UTF_8)))
                .isEqualTo(new ReportPortal.Receipt.NotTaken("HTTP 200 code 403"));
        assertThat(virtual.reported()).isEmpty();
    }

    @Test
    void a_signed_report_is_taken_and_told_by_its_visit() {
        assertThat(gateway.reports("56001").send(SampleReport.signed("encounter-7")))
                .isEqualTo(new ReportPortal.Receipt.Taken("GD000001"));
        assertThat(virtual.reported()).containsExactly("encounter-7");
    }
}

package vn.hospitalkiosk.gateway.wiring;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.gateway.bhxh.BhxhAccount;
import vn.hospitalkiosk.gateway.bhxh.BhxhGateway;
import vn.hospitalkiosk.gateway.bhxh.BhxhSettings;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.bhxh.ResultCodes;
import vn.hospitalkiosk.gateway.bhxh.Verdict;
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
}

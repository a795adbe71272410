package vn.hospitalkiosk.gateway.bhxh;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.gateway.LogLines;

/// The insurance gateway as in his.md §1.4, and one that misbehaves. All people are invented.
class BhxhGatewayTest {
    private static final String TAKE = "/api/token/take";
    private static final String CHECK = "/api/egw/KQNhanLichSuKCB2024";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final CardQuestion QUESTION =
            new CardQuestion(
                    "DN4560000000001",
                    new PersonName("Nguye\u0302\u0303n Va\u0306n Thu\u031B\u0309"),
                    new BirthDate("1985-03-09"));

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    private Instant now = Instant.parse("2026-11-25T00:45:00Z");
    private BhxhGateway gateway = gateway(Duration.ofSeconds(20));

    @BeforeEach
    void open() {
        server.start();
        gateway.close();
        gateway = gateway(Duration.ofSeconds(20));
        token("2026-11-25T01:30:00Z");
    }

    @AfterEach
    void close() {
        gateway.close();
        server.stop();
    }

    private BhxhGateway gateway(Duration longest) {
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return Clock.fixed(now, zone);
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };
        URI base = URI.create(server.isRunning() ? server.baseUrl() : "http://127.0.0.1:9");
        return new BhxhGateway(
                new BhxhSettings(base, Duration.ofSeconds(2), longest, codes()),
                new TestAccount(),
                clock,
                ZONE);
    }

    private static ResultCodes codes() {
        return new ResultCodes(
                Map.of(
                        Verdict.VALID, List.of("000"),
                        Verdict.NEW_CARD, List.of("003", "004"),
                        Verdict.EXPIRED, List.of("010"),
                        Verdict.OURS, List.of("054", "205"),
                        Verdict.GATEWAY_FAULT, List.of("100"),
                        Verdict.RECALLED, List.of("110"),
                        Verdict.TOKEN, List.of("401", "999")));
    }

    private record TestAccount() implements BhxhAccount {
        @Override
        public String user() {
            return "56001_BV";
        }

        @Override
        public String password() {
            return "secret word";
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

    private void token(String expires) {
        server.stubFor(
                post(urlPathEqualTo(TAKE))
                        .willReturn(
                                okJson(
                                        """
                                        {"maKetQua":"200","APIKey":{"access_token":"acc+1","id_token":"id/1","token_type":"Bearer","username":"56001_BV","expires_in":"%s"}}
                                        """
                                                .formatted(expires))));
    }

    private void answer(String body) {
        server.stubFor(post(urlPathEqualTo(CHECK)).willReturn(okJson(body)));
    }

    private static String card(String code) {
        return """
        {"maKetQua":"%s","ghiChu":"…","maThe":"DN4560000000001","hoTen":"NGUYỄN VĂN THỬ","ngaySinh":"09/03/1985",
         "gtTheTu":"01/01/2026","gtTheDen":"31/12/2026","maDKBD":"56001","maTheMoi":null,"gtTheTuMoi":"","dsLichSuKCB2018":null}
        """
                .formatted(code);
    }

    private int tokensTaken() {
        return server.findAll(postRequestedFor(urlPathEqualTo(TAKE))).size();
    }

    @Test
    void asks_in_the_words_of_the_contract() {
        answer(card("000"));
        CardCheck check = gateway.check(QUESTION);
        assertThat(check)
                .isInstanceOfSatisfying(
                        CardCheck.Checked.class,
                        checked -> {
                            assertThat(checked.verdict()).isEqualTo(Verdict.VALID);
                            assertThat(checked.card())
                                    .contains(
                                            new InsuranceCard(
                                                    "DN4560000000001",
                                                    Optional.of(LocalDate.of(2026, 1, 1)),
                                                    Optional.of(LocalDate.of(2026, 12, 31)),
                                                    Optional.of("56001")));
                            assertThat(checked.raw()).isPresent();
                        });
        // MD5 of "secret word", by md5sum.
        String hashed = "74A11EF33C5252EDFA87C4EB8B566C2A";
        server.verify(
                postRequestedFor(urlPathEqualTo(CHECK))
                        .withQueryParam("token", equalTo("acc+1"))
                        .withQueryParam("id_token", equalTo("id/1"))
                        .withQueryParam("username", equalTo("56001_BV"))
                        .withQueryParam("password", equalTo(hashed))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"maThe":"DN4560000000001","hoTen":"NGUYỄN VĂN THỬ","ngaySinh":"09/03/1985",
                                         "hoTenCb":"TRẦN THỊ MẪU","cccdCb":"056185000001"}
                                        """)));
    }

    @ParameterizedTest
    @CsvSource({"1985,1985", "1985-03,03/1985", "1985-03-09,09/03/1985"})
    void writes_as_much_of_a_birth_date_as_is_known(String known, String written) {
        assertThat(
                        new CardQuestion("056085000427", QUESTION.name(), new BirthDate(known))
                                .writtenBirthDate())
                .isEqualTo(written);
    }

    @Test
    void keeps_a_token_until_the_instant_it_ends() {
        answer(card("000"));
        gateway.check(QUESTION);
        gateway.check(QUESTION);
        assertThat(tokensTaken()).isEqualTo(1);
        now = Instant.parse("2026-11-25T01:29:30Z");
        token("2026-11-25T02:30:00Z");
        gateway.check(QUESTION);
        assertThat(tokensTaken()).isEqualTo(2);
    }

    @Test
    void takes_a_token_anew_once_when_it_is_refused_before_its_time() {
        server.stubFor(
                post(urlPathEqualTo(CHECK))
                        .inScenario("token")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(401))
                        .willSetStateTo("new"));
        server.stubFor(
                post(urlPathEqualTo(CHECK))
                        .inScenario("token")
                        .whenScenarioStateIs("new")
                        .willReturn(okJson(card("000"))));
        assertThat(gateway.check(QUESTION)).isInstanceOf(CardCheck.Checked.class);
        assertThat(tokensTaken()).isEqualTo(2);
    }

    @Test
    void gives_up_after_one_new_token() {
        answer("{\"maKetQua\":\"999\",\"ghiChu\":\"token không đúng\"}");
        assertThat(gateway.check(QUESTION)).isInstanceOf(CardCheck.Unanswered.class);
        assertThat(tokensTaken()).isEqualTo(2);
        server.verify(2, postRequestedFor(urlPathEqualTo(CHECK)));
    }

    @ParameterizedTest
    @CsvSource({
        // both count today: the new one; only the old one counts: the old one; neither: the new one
        "01/11/2026,31/12/2026,NEW0000000000M1",
        "01/12/2026,31/12/2027,DN4560000000001",
        "'',31/10/2026,DN4560000000001"
    })
    void of_two_cards_the_one_that_counts_today_speaks(String from, String until, String speaks) {
        answer(
                """
                {"maKetQua":"004","maThe":"DN4560000000001","gtTheTu":"01/01/2026","gtTheDen":"30/11/2026",
                 "maTheMoi":"NEW0000000000M1","gtTheTuMoi":"%s","gtTheDenMoi":"%s"}
                """
                        .formatted(from, until));
        assertThat(gateway.check(QUESTION))
                .isInstanceOfSatisfying(
                        CardCheck.Checked.class,
                        checked ->
                                assertThat(checked.card().map(InsuranceCard::number))
                                        .contains(speaks));
    }

    @ParameterizedTest
    @CsvSource({"054,H21", "205,H21", "777,H23"})
    void our_own_faults_and_unknown_codes_alarm_and_leave_the_card_unverified(
            String code, String alarm) {
        answer(card(code));
        try (LogLines log = new LogLines()) {
            assertThat(gateway.check(QUESTION)).isInstanceOf(CardCheck.Unanswered.class);
            assertThat(log.text()).contains(alarm);
        }
    }

    @Test
    void a_fault_of_the_gateway_is_no_answer_and_a_recalled_card_is_one() {
        answer(card("100"));
        assertThat(gateway.check(QUESTION))
                .isInstanceOfSatisfying(
                        CardCheck.Unanswered.class,
                        none -> assertThat(none.why()).isEqualTo("code 100"));
        answer(card("110"));
        assertThat(gateway.check(QUESTION))
                .isInstanceOfSatisfying(
                        CardCheck.Checked.class,
                        checked -> assertThat(checked.verdict()).isEqualTo(Verdict.RECALLED));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_line_is_no_answer(Fault fault) {
        server.stubFor(post(urlPathEqualTo(CHECK)).willReturn(aResponse().withFault(fault)));
        assertThat(gateway.check(QUESTION)).isInstanceOf(CardCheck.Unanswered.class);
    }

    @Test
    void a_slow_gateway_holds_nobody_longer_than_the_limit() {
        gateway.close();
        gateway = gateway(Duration.ofMillis(700));
        server.stubFor(
                post(urlPathEqualTo(CHECK)).willReturn(okJson(card("000")).withFixedDelay(20_000)));
        assertThat(gateway.check(QUESTION)).isInstanceOf(CardCheck.Unanswered.class);
    }

    @Test
    void garbage_is_no_answer_and_nothing_of_it_reaches_the_log() {
        SplittableRandom random = new SplittableRandom(20261122);
        byte[] good = card("000").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CardReading reading = new CardReading(codes(), LocalDate.of(2026, 11, 25));
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 10_000; i++) {
                byte[] bytes = good.clone();
                for (int n = 1 + random.nextInt(8); n > 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                assertThat(
                                reading.read(
                                        200,
                                        java.util.Arrays.copyOf(
                                                bytes, random.nextInt(bytes.length + 1))))
                        .isNotNull();
            }
            assertThat(log.text()).doesNotContain("DN4560000000001", "NGUYỄN");
        }
    }

    @Test
    void neither_secrets_nor_people_reach_the_log() {
        try (LogLines log = new LogLines()) {
            answer(card("000"));
            gateway.check(QUESTION);
            answer("{\"maKetQua\":\"000\",\"hoTen\":\"NGUYỄN VĂN THỬ\"");
            gateway.check(QUESTION);
            server.stubFor(
                    post(urlPathEqualTo(CHECK))
                            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
            gateway.check(QUESTION);
            assertThat(log.text())
                    .doesNotContain(
                            "acc+1",
                            "acc%2B1",
                            "74A11EF3",
                            "secret word",
                            "DN4560000000001",
                            "THỬ");
        }
        assertThat(QUESTION.toString()).doesNotContain("DN45");
    }

    @Test
    void what_cannot_be_a_number_is_not_asked() {
        assertThatThrownBy(() -> new CardQuestion("12345", QUESTION.name(), QUESTION.birthDate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("12345");
    }
}

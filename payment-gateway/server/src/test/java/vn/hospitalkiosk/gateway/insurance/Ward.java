package vn.hospitalkiosk.gateway.insurance;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.bhxh.Verdict;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.store.StoredCardChecks;
import vn.hospitalkiosk.gateway.store.StoredUnverifiedCards;
import vn.hospitalkiosk.gateway.store.TestDatabase;
import vn.hospitalkiosk.gateway.vault.TestKeys;
import vn.hospitalkiosk.gateway.vault.Vault;

/// The insurance room on the real database, with a gateway and a HIS that say what a test wants, and a clock that a test moves. People are invented.
final class Ward implements AutoCloseable {
    static final KioskId K03 = new KioskId("K03");
    static final String CARD = "GD4560123456789";
    static final Instant MORNING = Instant.parse("2026-11-25T01:00:00Z");

    final FacilityId facility = TestDatabase.newFacility();
    final JdbcClient jdbc = TestDatabase.jdbc();
    final TestKeys keys = new TestKeys();
    final Vault vault = new Vault(keys);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ConcurrentLinkedQueue<CardQuestion> asked = new ConcurrentLinkedQueue<>();
    final List<CardChecks.Report> told = new ArrayList<>();
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    volatile Function<CardQuestion, CardCheck> gateway = _ -> valid();
    volatile CoverageNews.Heard his = new CoverageNews.Heard(CoverageNews.Heard.Kind.DONE, "");
    private volatile Instant now = MORNING;

    final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneId.of("UTC");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };

    final CardChecks checks =
            new StoredCardChecks(jdbc, facility, TestDatabase.transactions(), vault);
    final UnverifiedCards desk = new StoredUnverifiedCards(jdbc, facility, vault, clock);
    private Computer process = new Computer();

    /// What one gateway process holds in memory.
    final class Computer {
        final GatewayHealth health = new GatewayHealth(clock, meters);
        final Insurance insurance =
                Insurance.of(
                        checks,
                        question -> {
                            asked.add(question);
                            return gateway.apply(question);
                        },
                        settings(),
                        health,
                        threads,
                        clock,
                        () -> Duration.between(MORNING, now).toNanos());
        final Rechecks rechecks =
                new Rechecks(
                        checks,
                        insurance,
                        new Telling(
                                checks,
                                report -> {
                                    told.add(report);
                                    return his;
                                },
                                Duration.ofMinutes(1),
                                clock),
                        settings(),
                        threads,
                        clock,
                        meters);
    }

    Computer process() {
        return process;
    }

    /// Killed and started again.
    void restart() {
        process = new Computer();
    }

    static InsuranceSettings settings() {
        return new InsuranceSettings(
                Duration.ofSeconds(9),
                8,
                3,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                LocalTime.of(15, 30),
                Duration.ofDays(3650),
                Map.of("4", 80),
                ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Time goes by and the worker does its rounds.
    void live(Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            pass(step);
            process.rechecks.round();
        }
    }

    static Insured patient(int number) {
        return new Insured(
                new HisPatientId("p" + number),
                List.of("0560850%05d".formatted(number)),
                new PersonName("Nguyễn Văn Thử"),
                Optional.empty(),
                new BirthDate("1985-03-09"),
                Sex.MALE);
    }

    /// Identified, asked about and registered.
    CoverageView admitted(int number) {
        return admitted(patient(number));
    }

    CoverageView admitted(Insured who) {
        VisitId visit = new VisitId(UUID.randomUUID().toString());
        CoverageView view = process.insurance.ask(K03, visit, who).join();
        process.insurance.registered(K03, visit, who.patient(), "e-" + who.patient().value());
        return view;
    }

    static CardCheck valid() {
        return answer(Verdict.VALID, "000", CARD, LocalDate.of(2026, 12, 31), false);
    }

    static CardCheck answer(
            Verdict verdict, String code, String card, LocalDate until, boolean swapped) {
        return new CardCheck.Checked(
                verdict,
                code,
                Optional.of(
                        new InsuranceCard(
                                card,
                                Optional.of(LocalDate.of(2022, 1, 1)),
                                Optional.of(until),
                                Optional.of("56001"))),
                swapped,
                Optional.of(raw("{\"maThe\":\"" + card + "\",\"hoTen\":\"NGUYỄN VĂN THỬ\"}")));
    }

    static CardCheck.RawAnswer raw(String text) {
        return new CardCheck.RawAnswer(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static CardCheck down() {
        return new CardCheck.Unanswered(
                AskFault.NO_ANSWER, "no answer within 9000 ms", Optional.empty());
    }

    List<String> column(String sql) {
        return jdbc.sql(sql)
                .param(facility.value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

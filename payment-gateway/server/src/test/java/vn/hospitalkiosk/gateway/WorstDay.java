package vn.hospitalkiosk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.console.Browsing;
import vn.hospitalkiosk.gateway.his.contract.Relay;
import vn.hospitalkiosk.gateway.people.Base32;
import vn.hospitalkiosk.gateway.people.Totp;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.his.HisMoods;
import vn.hospitalkiosk.virtual.his.VirtualHis;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.web.Door;

/// The running gateway between a HIS that can stop, start again and answer over a bad line, an insurance gateway and psps; with a clock that a test moves, a kiosk's hands, a payer's phone and a colleague at reception.
final class WorstDay implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The machine's clock, moved.
    private static final class Moved extends Clock {
        private final Supplier<Duration> by;

        private Moved(Supplier<Duration> by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }
    }

    /// The day begins at eight: no story plays over midnight, whenever it is run.
    private volatile Duration ahead = Duration.between(Instant.now(), eight());

    private volatile Duration othersOff = Duration.ZERO;
    private final Clock ours = new Moved(() -> ahead);
    private final Clock theirs = new Moved(() -> ahead.plus(othersOff));
    private final Path state;
    private final Door door;
    private volatile VirtualHis his;
    final Relay line;
    final RunningHospital hospital;
    private final Browsing reception;

    private static Instant eight() {
        ZonedDateTime now = ZonedDateTime.now(HERE);
        ZonedDateTime today = now.with(LocalTime.of(8, 0));
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    WorstDay(Path var) throws Exception {
        Files.createDirectories(var.resolve("secrets/his"));
        Files.writeString(var.resolve("secrets/his/token"), "worst-day");
        state = var.resolve("his/state.json");
        his = started();
        door = Door.open(0);
        door.serve("/his-bridge/v1", request -> his.bridge().serve(request));
        line = new Relay(door.address().getPort());
        hospital =
                new RunningHospital(
                        var,
                        Path.of("../../config/gateway.yaml"),
                        ours,
                        theirs,
                        List.of(
                                "--his.base=" + line.address() + "/his-bridge/v1",
                                "--his.answer-timeout=1s",
                                "--bhxh.offered=true",
                                "--bhxh.break-after=3",
                                "--bhxh.probe-every=1s"));
        reception = signedIn(var);
    }

    private VirtualHis started() throws IOException {
        return new VirtualHis(StateFile.open(state), theirs, "worst-day");
    }

    VirtualHis his() {
        return his;
    }

    /// The HIS stops and starts again, knowing what it wrote down.
    void restartHis() throws IOException {
        his = started();
    }

    void his(boolean up, HisMoods.FailAfter failAfter) {
        his.moods(new HisMoods(up, 0, failAfter));
    }

    void everythingWorks() throws Exception {
        his(true, HisMoods.FailAfter.NOTHING);
        line.fault(Relay.Fault.NONE);
        othersOff = Duration.ZERO;
        hospital.told("/control/bhxh", "{\"up\":true}");
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    Instant now() {
        return ours.instant();
    }

    /// What the HIS has on its disk.
    String hisDisk() throws IOException {
        return Files.readString(state);
    }

    /// Everybody's clock but the gateway's goes wrong.
    void others(Duration off) {
        othersOff = off;
    }

    private Browsing signedIn(Path var) throws Exception {
        for (JsonNode each :
                JSON.readTree(Files.readString(var.resolve("secrets/people/demo.json")))) {
            if (each.path("role").asString("").equals("RECEPTION")) {
                Browsing desk = new Browsing(hospital.console());
                desk.post(
                        "/login",
                        "/login",
                        Map.of(
                                "name", each.path("person").asString(""),
                                "password", each.path("password").asString("")));
                byte[] secret = Base32.bytes(each.path("codeSecret").asString(""));
                String code = Totp.code(secret, Totp.stepAt(ours.instant()));
                desk.post("/login/code", "/login/code", Map.of("code", code));
                return desk;
            }
        }
        throw new IllegalStateException("nobody is at reception");
    }

    /// One section of reception's page.
    String desk(String inbox) throws Exception {
        String page = reception.get("/reception").body();
        int from = page.indexOf("<section class=\"card pad\" id=\"" + inbox + "\"");
        assertThat(from).as(page).isNotNegative();
        return page.substring(from, page.indexOf("</section>", from));
    }

    String deskDoes(String inbox, String id, String act, String field, String value)
            throws Exception {
        return reception.act(
                "/reception",
                "/reception/" + inbox + "/acts",
                Map.of("id", id, "act", act, field, value));
    }

    /// Waits until it is so, a minute at most; what comes of it is the test's to judge.
    static <T> T until(Callable<T> asked, Predicate<T> fits) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T now = asked.call();
        while (!fits.test(now) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            now = asked.call();
        }
        return now;
    }

    /// One patient at kiosk K03.
    Patient patient(Person person) {
        return new Patient(person);
    }

    final class Patient {
        final Person person;
        final String visit = UUID.randomUUID().toString();
        final String command = UUID.randomUUID().toString();
        private JsonNode known = JSON.createObjectNode();
        private JsonNode in = JSON.createObjectNode();

        private Patient(Person person) {
            this.person = person;
        }

        private String step(String step) {
            return "/kiosk/v1/visits/" + visit + "/" + step;
        }

        JsonNode shows(String name) throws Exception {
            known =
                    hospital.kioskPosts(
                            step("identification"),
                            """
                            {"visit":"%s","document":{"kind":"chip","number":"%s","name":"%s","birthDate":"%s","sex":"%s","expiry":null,
                            "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
                            """
                                    .formatted(
                                            visit,
                                            person.number(),
                                            name,
                                            person.birthDate(),
                                            person.sex().equals("Nam") ? "MALE" : "FEMALE"));
            return known;
        }

        /// With the chip, until the HIS has answered.
        JsonNode identified() throws Exception {
            JsonNode answer =
                    until(
                            () -> shows(person.fullName()),
                            said -> !kind(said).equals("unavailable"));
            assertThat(kind(answer)).as(answer.toString()).isEqualTo("identified");
            return answer;
        }

        String coverage() {
            return known.path("patient").path("coverage").path("state").asString("");
        }

        /// Takes the booking.
        JsonNode checksIn(String... declared) throws Exception {
            String groups =
                    declared.length == 0 ? "" : "\"" + String.join("\",\"", declared) + "\"";
            in =
                    hospital.kioskPosts(
                            step("check-in"),
                            """
                            {"command":"%s","visit":"%s","goal":{"kind":"booked","booking":"%s"},"insured":true,"declared":[%s]}
                            """
                                    .formatted(
                                            command,
                                            visit,
                                            known.path("bookings").path(0).path("id").asString(""),
                                            groups));
            return in;
        }

        /// As a kiosk does: the same command again while nothing is known.
        JsonNode registered() throws Exception {
            JsonNode answer = until(this::checksIn, said -> !kind(said).equals("not-known"));
            assertThat(kind(answer)).as(answer.toString()).isEqualTo("checked-in");
            assertThat(answer.path("ticket").path("number").asString("")).isNotEmpty();
            return answer;
        }

        String encounter() {
            return in.path("ticket").path("encounter").asString("");
        }

        /// Pays the bill by phone.
        ///
        /// @return a `PaymentView`
        JsonNode pays() throws Exception {
            JsonNode payment = asksToPay();
            hospital.approved("momo", payment);
            hospital.becomes(payment, "CAPTURED");
            return payment;
        }

        JsonNode asksToPay() throws Exception {
            String id = UUID.randomUUID().toString();
            JsonNode made =
                    until(
                            () ->
                                    hospital.kioskPosts(
                                            "/kiosk/v1/payments",
                                            """
                                            {"payment":"%s","visit":"%s","bill":"%s","psp":"momo"}
                                            """
                                                    .formatted(id, visit, bill())),
                            said -> !kind(said).equals("unavailable"));
            assertThat(kind(made)).as(made.toString()).isEqualTo("created");
            return made.path("payment");
        }

        String bill() {
            return in.path("bill").path("id").asString("");
        }

        /// What the HIS has of this patient: one visit, and the bill paid once and wholly.
        void hasOneVisitAndOnePayment() throws Exception {
            assertThat(visits()).isEqualTo(1);
            List<Long> paid = until(this::paid, all -> !all.isEmpty());
            assertThat(paid).containsExactly(in.path("bill").path("due").asLong(0));
        }

        /// Of this person, whatever asked for them.
        long visits() {
            List<JsonNode> all = his.encounters().valueStream().toList();
            List<String> mine =
                    all.stream()
                            .filter(e -> e.path("command").asString("").equals(command))
                            .map(e -> e.path("patient").asString(""))
                            .toList();
            return all.stream().filter(e -> mine.contains(e.path("patient").asString(""))).count();
        }

        /// As the HIS has it: `NONE`, `PREGNANT`.
        String priority() {
            return his.encounters()
                    .valueStream()
                    .filter(e -> e.path("command").asString("").equals(command))
                    .map(e -> e.path("priority").asString(""))
                    .findFirst()
                    .orElse("");
        }

        private List<Long> paid() {
            return his.payments()
                    .valueStream()
                    .filter(p -> p.path("invoice").asString("").equals("Invoice/" + bill()))
                    .map(p -> p.path("amountVnd").asLong(-1))
                    .toList();
        }

        void leaves() throws Exception {
            hospital.kioskPosts(step("end"), "");
        }
    }

    static String kind(JsonNode answer) {
        return answer.path("kind").asString("");
    }

    @Override
    public void close() throws IOException {
        hospital.close();
        line.close();
        door.close();
    }
}

package vn.hospitalkiosk.virtual.bhxh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.web.Form;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// `/bhxh/api/token/take`, `/bhxh/api/egw/KQNhanLichSuKCB2024` and `/bhxh/api/qd130/checkInKcbQd3176`: knows the invented people's cards and judges a question as the real one is said to.
public final class VirtualBhxh implements Page {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FACILITY = "56001";
    private static final List<String> CODES =
            List.of(
                    "000", "001", "002", "003", "004", "010", "050", "051", "052", "053", "054",
                    "055", "060", "061", "070", "100", "101", "110", "120", "121", "122", "123",
                    "124", "130", "205", "401");

    private final Clock clock;
    private final BhxhKeys keys;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final List<Person> insured;
    private final CheckInReports reports = new CheckInReports();
    private final AtomicInteger handedOut = new AtomicInteger();
    private volatile BhxhMoods moods = BhxhMoods.GOOD;

    public VirtualBhxh(Clock clock, BhxhKeys keys) {
        this.clock = clock;
        this.keys = keys;
        this.insured =
                Stream.of(
                                Stream.of(Person.nguyenVanA(), InventedPeople.withoutBooking()),
                                InventedPeople.sharingOneNumber().stream(),
                                InventedPeople.crowd().stream())
                        .flatMap(people -> people)
                        .filter(person -> person.insuranceCard().isPresent())
                        .toList();
    }

    public BhxhMoods moods() {
        return moods;
    }

    public void moods(BhxhMoods wanted) {
        moods = wanted;
    }

    @Override
    public Reply serve(Request request) {
        if (!moods.up()) {
            return Reply.text(503, "Service Unavailable");
        }
        String call = request.method() + " " + String.join("/", request.path());
        return switch (call) {
            case "POST bhxh/api/token/take" -> token(request);
            case "POST bhxh/api/egw/KQNhanLichSuKCB2024" -> check(request);
            case "POST bhxh/api/qd130/checkInKcbQd3176" -> report(request);
            default -> Reply.text(404, "Not Found");
        };
    }

    private Reply token(Request request) {
        Form form = Form.parse(new String(request.body(), StandardCharsets.UTF_8));
        boolean known =
                form.first("username").filter(keys.user()::equals).isPresent()
                        && form.first("password").filter(hashed()::equals).isPresent();
        if (!known) {
            return Reply.json(200, Json.object().put("maKetQua", "401"));
        }
        String access = random();
        Instant end = clock.instant().plusSeconds(moods.tokenSeconds());
        tokens.values().removeIf(until -> until.isBefore(clock.instant()));
        String id = random();
        handedOut.incrementAndGet();
        tokens.put(access + " " + id, end);
        ObjectNode answer = Json.object().put("maKetQua", "200");
        answer.putObject("APIKey")
                .put("access_token", access)
                .put("id_token", id)
                .put("token_type", "Bearer")
                .put("username", keys.user())
                .put("expires_in", end.truncatedTo(ChronoUnit.SECONDS).toString());
        return Reply.json(200, answer);
    }

    private Reply check(Request request) {
        Form query = request.query();
        boolean allowed =
                isGood(query.first("token").orElse(""), query.first("id_token").orElse(""))
                        && query.first("username").filter(keys.user()::equals).isPresent()
                        && query.first("password").filter(hashed()::equals).isPresent();
        if (!allowed) {
            return Reply.json(200, answer("401"));
        }
        takeTime(moods);
        if (moods.garbage()) {
            return Reply.text(200, "{\"maKetQua\":\"000\",\"maThe\":\"");
        }
        return Reply.json(200, request.json().map(this::judged).orElseGet(() -> answer("205")));
    }

    private boolean isGood(String access, String id) {
        return !moods.refuseTokens()
                && tokens.getOrDefault(access + " " + id, Instant.MIN).isAfter(clock.instant());
    }

    private static void takeTime(BhxhMoods moods) {
        int more = Math.max(0, moods.delayToMs() - moods.delayMs());
        int millis = moods.delayMs() + (more == 0 ? 0 : RANDOM.nextInt(more + 1));
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private Reply report(Request request) {
        boolean allowed =
                isGood(
                                request.header("accessToken").orElse(""),
                                request.header("tokenId").orElse(""))
                        && request.header("passwordHash").filter(hashed()::equals).isPresent();
        if (!allowed) {
            return Reply.json(200, Json.object().put("maKetQua", "401"));
        }
        Form form = Form.parse(new String(request.body(), StandardCharsets.UTF_8));
        boolean ours =
                form.first("maCSKCB").filter(FACILITY::equals).isPresent()
                        && form.first("maTinh").filter(FACILITY.substring(0, 2)::equals).isPresent()
                        && form.first("loaiHoSo").filter("0"::equals).isPresent();
        return reports.take(form.first("fileHSBase64").orElse(""))
                .filter(_ -> ours)
                .map(id ->
                        Reply.json(200, Json.object().put("maKetQua", "200").put("maGiaoDich", id)))
                .orElseGet(() -> Reply.json(200, Json.object().put("maKetQua", "403")));
    }

    public int tokensHandedOut() {
        return handedOut.get();
    }

    /// Visits reported by XML0, the newest last.
    public List<String> reported() {
        return reports.visits();
    }

    private ObjectNode judged(ObjectNode asked) {
        String number = asked.path("maThe").asString("");
        String born = asked.path("ngaySinh").asString("");
        if (!born.matches("([0-9]{2}/)?([0-9]{2}/)?[0-9]{4}")) {
            return answer("205");
        }
        if (!asked.path("cccdCb").asString("").equals(keys.officerNumber())) {
            return answer("054");
        }
        if (!asked.path("hoTenCb").asString("").equals(keys.officerName())) {
            return answer("055");
        }
        List<Person> found =
                insured.stream()
                        .filter(person ->
                                person.number().equals(number)
                                        || person.insuranceCard().filter(number::equals).isPresent()
                                        || person.insuranceCard()
                                                .map(card -> card.substring(5))
                                                .filter(number::equals)
                                                .isPresent())
                        .toList();
        if (found.isEmpty()) {
            return answer(number.length() == 15 ? "051" : "050");
        }
        return about(found.getFirst(), asked.path("hoTen").asString(""), born);
    }

    private ObjectNode about(Person person, String name, String born) {
        String code = moods.code().isEmpty() ? code(person, name, born) : moods.code();
        ObjectNode answer = answer(code);
        if (List.of("060", "061", "070", "100", "101").contains(code)) {
            return answer;
        }
        String card = person.insuranceCard().orElseThrow();
        LocalDate until = person.insuranceUntil();
        boolean expired = code.equals("003") || code.equals("010");
        LocalDate last = expired ? LocalDate.now(clock).minusMonths(1) : until;
        answer.put("maThe", card)
                .put("hoTen", person.fullName())
                .put("ngaySinh", person.birthDate().format(DAY))
                .put("gioiTinh", person.sex())
                .put("diaChi", person.address())
                .put("maDKBD", FACILITY)
                .put("cqBHXH", "BHXH tỉnh Khánh Hòa")
                .put("gtTheTu", until.minusYears(5).plusDays(1).format(DAY))
                .put("gtTheDen", last.format(DAY))
                .put("maSoBHXH", card.substring(5));
        if (code.equals("003") || code.equals("004")) {
            LocalDate begins =
                    code.equals("003") ? last.plusDays(1) : LocalDate.now(clock).plusMonths(1);
            answer.put("maTheMoi", "DN" + card.substring(2))
                    .put("gtTheTuMoi", begins.format(DAY))
                    .put("gtTheDenMoi", begins.plusYears(5).format(DAY))
                    .put("maDKBDMoi", FACILITY)
                    .put("tenDKBDMoi", "Bệnh viện Đa khoa tỉnh Khánh Hòa");
        }
        return answer;
    }

    private String code(Person person, String name, String born) {
        if (!person.fullName().equals(name)) {
            return sameFirstLetter(person.fullName(), name) ? "061" : "060";
        }
        if (!person.birthDate().format(DAY).endsWith(born)) {
            return "070";
        }
        return person.insuranceUntil().isBefore(LocalDate.now(clock)) ? "010" : "000";
    }

    private static boolean sameFirstLetter(String one, String other) {
        return !other.isEmpty() && one.charAt(0) == other.charAt(0);
    }

    /// Lists may be null, as they are on the real wire.
    private static ObjectNode answer(String code) {
        ObjectNode answer = Json.object().put("maKetQua", code).put("ghiChu", "");
        answer.putNull("maTheCu");
        answer.putNull("dsLichSuKCB2018");
        answer.putNull("dsLichSuKT2018");
        return answer;
    }

    private String hashed() {
        try {
            byte[] sum =
                    MessageDigest.getInstance("MD5")
                            .digest(keys.password().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Every code it can be made to answer.
    public static List<String> codes() {
        return CODES;
    }
}

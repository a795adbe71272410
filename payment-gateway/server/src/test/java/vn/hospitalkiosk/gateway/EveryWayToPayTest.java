package vn.hospitalkiosk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// Every psp's journey through the real gateway, with its notices alone and with its questions alone; and what comes over the hospital's own account. One gateway and one virtual hospital for all; patients of one phase come at the same time.
@Timeout(240)
class EveryWayToPayTest {
    /// Who can be asked what became of an order.
    private static final List<String> ANSWER =
            List.of("momo", "zalopay", "vnptmoney", "viettelmoney", "viettelpaybiz", "vnpay");

    private static @TempDir Path var;
    private static RunningHospital hospital;
    private static Iterator<Person> patients;

    @BeforeAll
    static void open() throws Exception {
        Path config = var.resolve("config");
        try (Stream<Path> files = Files.walk(Path.of("../../config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = config.resolve(Path.of("../../config").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        copy,
                        text.replace("viettelmoney, vnpay", "viettelmoney, viettelpaybiz, vnpay"));
            }
        }
        hospital =
                new RunningHospital(
                        var,
                        config.resolve("gateway.yaml"),
                        "--psp.vietqr.terms.qr-life=20s",
                        "--psp.vietqr.terms.grace=1s");
        patients =
                InventedPeople.crowd().stream()
                        .filter(person -> person.insuranceCard().isPresent())
                        .iterator();
    }

    @AfterAll
    static void close() {
        hospital.close();
    }

    private static synchronized JsonNode asked(String psp) throws Exception {
        return hospital.asked(patients.next(), psp);
    }

    private static void together(List<Callable<Void>> journeys) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> all = new ArrayList<>();
            for (Callable<Void> journey : journeys) {
                all.add(threads.submit(journey));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private static Callable<Void> paidBy(String psp) {
        return () -> {
            JsonNode payment = asked(psp);
            hospital.scanned(payment);
            hospital.approved(psp, payment);
            hospital.becomes(payment, "CAPTURED");
            return null;
        };
    }

    private static void mood(String psp, String mood) throws Exception {
        hospital.told("/control/" + psp, mood);
    }

    @Test
    void questions_alone_bring_the_money_of_every_psp_that_answers_them() throws Exception {
        for (String psp : ANSWER) {
            mood(psp, "{\"ipn\":\"never\"}");
        }
        together(ANSWER.stream().map(EveryWayToPayTest::paidBy).toList());
        for (String psp : ANSWER) {
            mood(psp, "{\"ipn\":\"normal\"}");
        }
    }

    @Test
    void notices_alone_bring_the_money_of_every_psp() throws Exception {
        for (String psp : ANSWER) {
            mood(psp, "{\"query\":\"error\"}");
        }
        List<String> all = new ArrayList<>(ANSWER);
        all.add("vietqr");
        together(all.stream().map(EveryWayToPayTest::paidBy).toList());
        for (String psp : ANSWER) {
            mood(psp, "{\"query\":\"normal\"}");
        }
    }

    /// Viettel asks the hospital before it takes money: with the door shut nobody can pay, nothing is lost, and the same QR works when the door is open again.
    @Test
    void behind_a_shut_door_viettel_takes_no_money_and_afterwards_the_same_code_pays()
            throws Exception {
        JsonNode payment = asked("viettelmoney");
        mood("viettelmoney", "{\"callback\":\"http://127.0.0.1:1\"}");
        assertThat(hospital.scanned(payment)).isEqualTo(404);
        assertThat(hospital.state(payment)).isEqualTo("AWAITING_PAYER");
        mood("viettelmoney", "{\"callback\":\"" + hospital.callbackDoor + "\"}");
        assertThat(hospital.scanned(payment)).isEqualTo(200);
        hospital.approved("viettelmoney", payment);
        hospital.becomes(payment, "CAPTURED");
    }

    private static void transfer(long vnd, String note) throws Exception {
        hospital.told("/vietqr/transfers", "{\"amountVnd\":" + vnd + ",\"note\":\"" + note + "\"}");
    }

    private static long due(JsonNode payment) {
        return payment.path("amount").asLong(0);
    }

    /// The code in tag 62-08.
    private static String code(JsonNode payment) {
        String qr = RunningHospital.text(payment, "qrContent");
        return qr.substring(qr.length() - 20, qr.length() - 8);
    }

    @Test
    void what_comes_over_the_hospitals_account_is_the_bills_or_waits_for_a_person()
            throws Exception {
        together(
                List.of(
                        () -> {
                            JsonNode payment = asked("vietqr");
                            transfer(due(payment) - 1_000, code(payment));
                            hospital.becomes(payment, "AMOUNT_DIFFERS");
                            return null;
                        },
                        () -> {
                            JsonNode payment = asked("vietqr");
                            transfer(due(payment) + 1_000, code(payment));
                            hospital.becomes(payment, "AMOUNT_DIFFERS");
                            return null;
                        },
                        () -> {
                            JsonNode payment = asked("vietqr");
                            String reference = RunningHospital.text(payment, "reference");
                            transfer(due(payment), "QUAY1 vien phi " + reference.replace("-", " "));
                            hospital.becomes(payment, "CAPTURED");
                            transfer(due(payment), "QUAY1 " + code(payment));
                            hospital.becomes(payment, "CAPTURED_TWICE");
                            return null;
                        }));
    }

    @Test
    void money_without_a_code_is_counted_and_pays_nothing() throws Exception {
        double before = strays();
        JsonNode payment = asked("vietqr");
        transfer(due(payment), "chuyen tien vien phi");
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (strays() < before + 1 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        assertThat(strays()).isEqualTo(before + 1);
        assertThat(hospital.state(payment)).isEqualTo("AWAITING_PAYER");
    }

    private static double strays() throws Exception {
        return hospital.metrics()
                .lines()
                .filter(line -> line.startsWith("stray_money") && line.contains("vietqr"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    /// A transfer nobody told of in time: the payment is closed as not made, the money that comes then is late, and pays the bill because that is still open. The kiosk hears of each.
    @Test
    void a_transfer_that_is_told_late_pays_its_bill_and_the_kiosk_hears_of_it() throws Exception {
        JsonNode payment = asked("vietqr");
        hospital.becomes(payment, "CLOSED_EXPIRED");
        List<String> heard = new ArrayList<>();
        try (Stream<String> stream = hospital.kioskHears()) {
            Iterator<String> events =
                    stream.filter(line -> line.startsWith("data: "))
                            .filter(line -> line.contains(RunningHospital.text(payment, "id")))
                            .iterator();
            heard.add(events.next());
            transfer(due(payment), code(payment));
            while (!heard.getLast().contains("\"CAPTURED\"")) {
                heard.add(events.next());
            }
        }
        assertThat(heard.getFirst()).contains("\"CLOSED_EXPIRED\"");
        assertThat(heard.get(1)).contains("\"CAPTURED_LATE\"");
        assertThat(heard.getLast()).contains("\"receiptNumber\":\"PT-");
    }
}

package vn.hospitalkiosk.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

class HisOverHttpTest {
    private static final String NATIONAL_ID = "http://fhir.ehealth.gov.vn/core/sid/national_id";
    private static final String OURS = "https://hospital-kiosk.example/fhir/";
    private static final String TODAY = "2026-11-25";

    @TempDir Path var;

    /// 07:44 in the hospital; in Anchorage, where tests live, it is still the day before.
    private final AdjustableClock clock = new AdjustableClock("2026-11-25T00:44:00Z");

    private VirtualHospital hospital;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        hospital = VirtualHospital.start(new Settings(var, 0), clock);
        client = new Client(hospital.http());
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    private void restart() throws IOException {
        hospital.close();
        start();
    }

    private String authorization() throws IOException {
        return "Bearer " + Files.readString(var.resolve("secrets/his/token"));
    }

    private Client.Answer search(String type, String... fields) throws IOException {
        return client.post(
                "/fhir/" + type + "/_search",
                Client.form(fields),
                "Authorization",
                authorization(),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private List<JsonNode> found(String type, String... fields) throws IOException {
        JsonNode bundle = search(type, fields).json();
        List<JsonNode> resources = new ArrayList<>();
        bundle.path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    private Client.Answer read(String reference) throws IOException {
        return client.get("/fhir/" + reference, "Authorization", authorization());
    }

    private Client.Answer create(String type, String body, String condition) throws IOException {
        return client.post(
                "/fhir/" + type,
                body,
                "Authorization",
                authorization(),
                "Content-Type",
                "application/fhir+json",
                "If-None-Exist",
                condition);
    }

    private String patient(Person person) throws IOException {
        return "Patient/"
                + found("Patient", "identifier", NATIONAL_ID + "|" + person.number())
                        .getFirst()
                        .path("id")
                        .asString("");
    }

    private List<JsonNode> bookings(String patient, String date) throws IOException {
        return found("Appointment", "patient", patient, "date", date, "status", "booked");
    }

    private ObjectNode encounter(Person person, String key) throws IOException {
        String patient = patient(person);
        String booking =
                bookings(patient, TODAY).stream()
                        .map(b -> b.path("id").asString(""))
                        .findFirst()
                        .orElse("none");
        ObjectNode encounter = Client.JSON.createObjectNode();
        encounter.put("resourceType", "Encounter").put("status", "arrived");
        encounter.putObject("class").put("code", "AMB");
        encounter.putObject("subject").put("reference", patient);
        encounter.putArray("appointment").addObject().put("reference", "Appointment/" + booking);
        encounter.putObject("period").put("start", TODAY + "T07:44:00+07:00");
        encounter
                .putArray("identifier")
                .addObject()
                .put("system", OURS + "sid/command")
                .put("value", key);
        return encounter;
    }

    private Client.Answer checkIn(ObjectNode encounter, String key) throws IOException {
        return create(
                "Encounter", encounter.toString(), "identifier=" + OURS + "sid/command|" + key);
    }

    private JsonNode checkedIn(Person person, String key) throws IOException {
        Client.Answer answer = checkIn(encounter(person, key), key);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode invoiceOf(JsonNode encounter) throws IOException {
        String account = encounter.path("account").path(0).path("reference").asString("");
        return found("Invoice", "account", account).getFirst();
    }

    private Client.Answer pay(JsonNode invoice, long amount, String key) throws IOException {
        ObjectNode notice = Client.JSON.createObjectNode();
        notice.put("resourceType", "PaymentNotice").put("status", "active");
        notice.putArray("identifier")
                .addObject()
                .put("system", OURS + "sid/payment")
                .put("value", key);
        notice.putObject("request").put("reference", "Invoice/" + invoice.path("id").asString(""));
        notice.putObject("amount").put("value", amount).put("currency", "VND");
        notice.putObject("payment").putObject("identifier").put("value", "KH03-7K2M9Q");
        notice.putObject("paymentStatus").putArray("coding").addObject().put("code", "paid");
        notice.put("created", TODAY + "T07:46:00+07:00").put("paymentDate", TODAY);
        notice.putObject("recipient").put("display", "Bệnh viện thử");
        return create(
                "PaymentNotice", notice.toString(), "identifier=" + OURS + "sid/payment|" + key);
    }

    private static long vnd(JsonNode money) {
        assertThat(money.path("currency").asString("")).isEqualTo("VND");
        return money.path("value").asLong(-1);
    }

    @Test
    void the_demo_patient_is_found_with_coverage_and_booking() throws IOException {
        Client.Answer answer =
                search("Patient", "identifier", NATIONAL_ID + "|" + Person.nguyenVanA().number());
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/fhir+json");
        JsonNode bundle = answer.json();
        assertThat(bundle.path("type").asString("")).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        assertThat(bundle.path("link").path(0).path("relation").asString("")).isEqualTo("self");
        JsonNode patient = bundle.path("entry").path(0).path("resource");
        assertThat(patient.path("name").path(0).path("text").asString(""))
                .isEqualTo("NGUYỄN VĂN A");
        assertThat(patient.path("birthDate").asString("")).isEqualTo("1985-03-09");
        String reference = "Patient/" + patient.path("id").asString("");

        JsonNode coverage =
                found("Coverage", "beneficiary", reference, "status", "active").getFirst();
        assertThat(coverage.path("subscriberId").asString("")).isEqualTo("GD4569999900427");
        assertThat(coverage.path("period").path("end").asString("")).isEqualTo("2027-12-31");
        JsonNode cost = coverage.path("costToBeneficiary").path(0);
        assertThat(cost.path("type").path("coding").path(0).path("code").asString(""))
                .isEqualTo("copaypct");
        assertThat(cost.path("valueQuantity").path("value").asInt()).isEqualTo(20);

        List<JsonNode> booked =
                found(
                        "Appointment",
                        "patient",
                        reference,
                        "date",
                        TODAY,
                        "status",
                        "booked",
                        "_include",
                        "Appointment:location");
        assertThat(booked).hasSize(2);
        assertThat(booked.getFirst().path("start").asString("")).startsWith(TODAY + "T08:30");
        JsonNode room = booked.getLast();
        assertThat(room.path("name").asString("")).isEqualTo("Phòng 205");
        assertThat(room.path("description").asString(""))
                .isEqualTo("thang máy số 2, ra khỏi thang rẽ trái 20 m");
        JsonNode floor = read(room.path("partOf").path("reference").asString("")).json();
        assertThat(floor.path("name").asString("")).isEqualTo("Tầng 2");
        JsonNode building = read(floor.path("partOf").path("reference").asString("")).json();
        assertThat(building.path("name").asString("")).isEqualTo("Nhà A");
    }

    @Test
    void several_one_or_no_patient_is_told_as_it_is() throws IOException {
        String shared = InventedPeople.sharingOneNumber().getFirst().number();
        assertThat(found("Patient", "identifier", NATIONAL_ID + "|" + shared)).hasSize(2);
        assertThat(found("Patient", "identifier", NATIONAL_ID + "|000000000000")).isEmpty();
        assertThat(bookings(patient(InventedPeople.withoutBooking()), TODAY)).isEmpty();
        assertThat(found("Patient").size()).isGreaterThan(36);
    }

    @Test
    void a_check_in_numbers_plans_and_prices_like_the_picture() throws IOException {
        JsonNode encounter = checkedIn(Person.nguyenVanA(), "c-1");
        String visit = "Encounter/" + encounter.path("id").asString("");
        JsonNode task =
                found("Task", "encounter", visit, "code", OURS + "CodeSystem/task|queue-ticket")
                        .getFirst();
        assertThat(task.path("identifier").path(0).path("value").asString("")).isEqualTo("034");
        assertThat(task.path("input").path(0).path("valueInteger").asInt()).isEqualTo(6);
        assertThat(task.path("executionPeriod").path("start").asString(""))
                .startsWith(TODAY + "T08:08");
        List<String> stations =
                found("ServiceRequest", "encounter", visit).stream()
                        .map(r ->
                                r.path("identifier").path(0).path("value").asString("")
                                        + ". "
                                        + r.path("code").path("text").asString("")
                                        + " – "
                                        + r.path("locationReference")
                                                .path(0)
                                                .path("display")
                                                .asString(""))
                        .toList();
        assertThat(stations)
                .containsExactly(
                        "1. Khám Nội Tim mạch – P. 205",
                        "2. Điện tim – P. 118, tầng 1",
                        "3. Siêu âm tim – P. 121, tầng 1",
                        "4. Xét nghiệm máu – P. 105, tầng 1");

        JsonNode invoice = invoiceOf(encounter);
        assertThat(invoice.path("status").asString("")).isEqualTo("issued");
        assertThat(vnd(invoice.path("totalNet"))).isEqualTo(71_480);
        List<Long> lines = new ArrayList<>();
        invoice.path("lineItem")
                .forEach(l -> lines.add(vnd(l.path("priceComponent").path(0).path("amount"))));
        assertThat(lines).containsExactly(50_600L, 39_900L, 252_300L, 89_600L, 35_000L);
        List<String> totals = new ArrayList<>();
        invoice.path("totalPriceComponent")
                .forEach(t ->
                        totals.add(
                                t.path("code").path("coding").path(0).path("code").asString("")
                                        + " "
                                        + vnd(t.path("amount"))));
        assertThat(totals)
                .containsExactly(
                        "total 467400",
                        "insurance 345920",
                        "co-payment 86480",
                        "not-covered 35000",
                        "deposit 50000");
        assertThat(invoice.path("totalPriceComponent").path(1).path("factor").asString(""))
                .isEqualTo("0.8");
        assertThat(bookings(patient(Person.nguyenVanA()), TODAY)).isEmpty();
        JsonNode judged = client.get("/control/his/encounters").json().path(0);
        assertThat(judged.path("queueNumber").asString("")).isEqualTo("034");
    }

    @Test
    void the_next_patient_of_the_room_gets_the_next_number_and_pays_without_insurance_in_full()
            throws IOException {
        checkedIn(Person.nguyenVanA(), "c-1");
        checkedIn(InventedPeople.crowd().getFirst(), "c-2");
        assertThat(
                        client.get("/control/his/encounters")
                                .json()
                                .path(1)
                                .path("queueNumber")
                                .asString(""))
                .isEqualTo("035");
        JsonNode invoice = invoiceOf(checkedIn(InventedPeople.withoutInsurance(), "c-3"));
        assertThat(vnd(invoice.path("totalNet"))).isEqualTo(50_600);
        assertThat(vnd(invoice.path("totalPriceComponent").path(1).path("amount"))).isZero();
    }

    @Test
    void the_same_command_checks_in_once_even_in_parallel_and_after_a_restart() throws Exception {
        ObjectNode encounter = encounter(Person.nguyenVanA(), "c-1");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    IntStream.range(0, 16)
                            .mapToObj(i -> threads.submit(() -> checkIn(encounter, "c-1").status()))
                            .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        restart();
        assertThat(checkIn(encounter, "c-1").status()).isEqualTo(200);
        assertThat(client.get("/control/his/encounters").json()).hasSize(1);
        assertThat(client.get("/control/his/invoices").json()).hasSize(1);
    }

    @Test
    void a_condition_that_fits_several_is_refused_with_412() throws IOException {
        checkedIn(Person.nguyenVanA(), "c-1");
        checkedIn(InventedPeople.crowd().getFirst(), "c-2");
        ObjectNode third = encounter(InventedPeople.withoutInsurance(), "c-3");
        assertThat(create("Encounter", third.toString(), "status=arrived").status()).isEqualTo(412);
    }

    @Test
    void a_payment_balances_the_invoice_once_and_a_second_one_is_overpaid() throws IOException {
        JsonNode invoice = invoiceOf(checkedIn(Person.nguyenVanA(), "c-1"));
        assertThat(pay(invoice, 71_480, "p-1").status()).isEqualTo(201);
        assertThat(pay(invoice, 71_480, "p-1").status()).isEqualTo(200);
        JsonNode judged = client.get("/control/his/invoices").json().path(0);
        assertThat(judged.path("status").asString("")).isEqualTo("balanced");
        assertThat(judged.path("paidVnd").asLong()).isEqualTo(71_480);
        assertThat(client.get("/control/his/payments").json()).hasSize(1);
        assertThat(pay(invoice, 71_480, "p-2").status()).isEqualTo(201);
        restart();
        JsonNode payments = client.get("/control/his/payments").json();
        assertThat(payments.path(0).path("overpaidVnd").asLong()).isZero();
        assertThat(payments.path(1).path("overpaidVnd").asLong()).isEqualTo(71_480);
        assertThat(payments.path(1).path("key").asString("")).isEqualTo("p-2");
        JsonNode read = read("Invoice/" + invoice.path("id").asString("")).json();
        assertThat(read.path("status").asString("")).isEqualTo("balanced");
    }

    @Test
    void too_little_leaves_the_invoice_open_until_the_rest_comes() throws IOException {
        JsonNode invoice = invoiceOf(checkedIn(Person.nguyenVanA(), "c-1"));
        pay(invoice, 70_000, "p-1");
        assertThat(invoiceStatus()).isEqualTo("issued");
        pay(invoice, 1_500, "p-2");
        assertThat(invoiceStatus()).isEqualTo("balanced");
        JsonNode rest = client.get("/control/his/payments").json().path(1);
        assertThat(rest.path("overpaidVnd").asLong()).isEqualTo(20);
    }

    private String invoiceStatus() throws IOException {
        return client.get("/control/his/invoices").json().path(0).path("status").asString("");
    }

    @Test
    void without_its_token_nobody_is_answered_but_metadata_is() throws IOException {
        assertThat(client.get("/fhir/Patient").status()).isEqualTo(401);
        Client.Answer wrong = client.get("/fhir/Patient", "Authorization", "Bearer wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        Client.Answer metadata = client.get("/fhir/metadata");
        assertThat(metadata.json().path("fhirVersion").asString("")).isEqualTo("4.0.1");
    }

    @Test
    void bad_requests_get_an_operation_outcome_and_change_nothing() throws IOException {
        ObjectNode good = encounter(Person.nguyenVanA(), "c-1");
        ObjectNode stranger = good.deepCopy();
        stranger.putObject("subject").put("reference", patient(InventedPeople.withoutBooking()));
        ObjectNode nobody = good.deepCopy();
        nobody.putObject("subject").put("reference", "Patient/999999");
        ObjectNode planned = good.deepCopy().put("status", "planned");
        ObjectNode timeless = good.deepCopy();
        timeless.remove("period");
        assertRefused(400, create("Encounter", "{\"resourceType\":", "identifier=x"));
        assertRefused(400, create("Encounter", "{\"resourceType\":\"Patient\"}", "identifier=x"));
        assertRefused(400, checkIn(nobody, "c-1"));
        assertRefused(422, checkIn(stranger, "c-1"));
        assertRefused(422, checkIn(planned, "c-1"));
        assertRefused(422, checkIn(timeless, "c-1"));
        assertRefused(400, search("Patient", "favourite-colour", "blue"));
        assertRefused(400, search("Appointment", "date", "31/02/2026"));
        assertRefused(404, search("Medication", "status", "active"));
        assertRefused(404, read("Patient/999999"));
        assertRefused(405, create("Location", "{\"resourceType\":\"Location\"}", "identifier=x"));
        assertThat(client.get("/control/his/encounters").json()).isEmpty();
        assertThat(checkIn(good, "c-1").status()).isEqualTo(201);
        assertRefused(422, checkIn(encounterAgain(good), "c-9"));
    }

    /// The same booking under another command.
    private static ObjectNode encounterAgain(ObjectNode encounter) {
        ObjectNode again = encounter.deepCopy();
        again.putArray("identifier")
                .addObject()
                .put("system", OURS + "sid/command")
                .put("value", "c-9");
        return again;
    }

    private static void assertRefused(int status, Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        assertThat(answer.json().path("issue").path(0).path("diagnostics").asString(""))
                .isNotEmpty();
    }

    @Test
    void moods_make_it_down_slow_and_forgetful_to_answer() throws IOException {
        ObjectNode encounter = encounter(Person.nguyenVanA(), "c-1");
        mood("{\"up\":false}");
        assertThat(search("Patient").status()).isEqualTo(503);
        mood("{\"up\":true,\"delayMs\":300}");
        long before = System.nanoTime();
        assertThat(search("Patient").status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(300).toNanos());
        mood("{\"delayMs\":0,\"failAfter\":\"check-in\"}");
        assertThat(checkIn(encounter, "c-1").status()).isEqualTo(500);
        assertThat(checkIn(encounter, "c-1").status()).isEqualTo(200);
        assertThat(client.get("/control/his/encounters").json()).hasSize(1);
    }

    @Test
    void a_silent_failure_has_done_its_work() throws IOException {
        ObjectNode encounter = encounter(Person.nguyenVanA(), "c-1");
        mood("{\"failAfter\":\"check-in-silent\"}");
        assertThatThrownBy(() ->
                        client.postWithin(
                                Duration.ofMillis(500),
                                "/fhir/Encounter",
                                encounter.toString(),
                                "Authorization",
                                authorization(),
                                "Content-Type",
                                "application/fhir+json",
                                "If-None-Exist",
                                "identifier=" + OURS + "sid/command|c-1"))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(client.get("/control/his/encounters").json()).hasSize(1);
        mood("{\"failAfter\":\"payment\"}");
        JsonNode invoice = invoiceOf(checkIn(encounter, "c-1").json());
        assertThat(pay(invoice, 71_480, "p-1").status()).isEqualTo(500);
        assertThat(pay(invoice, 71_480, "p-1").status()).isEqualTo(200);
    }

    private void mood(String json) throws IOException {
        assertThat(client.post("/control/his", json).status()).isEqualTo(200);
    }

    @Test
    void a_reset_brings_the_bookings_back_and_midnight_brings_new_ones() throws IOException {
        JsonNode first = checkedIn(Person.nguyenVanA(), "c-1");
        assertThat(client.post("/control/his/day", "{\"reset\":true}").status()).isEqualTo(200);
        assertThat(client.get("/control/his/encounters").json()).isEmpty();
        JsonNode second = checkedIn(Person.nguyenVanA(), "c-2");
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        clock.putForward(Duration.ofDays(1));
        assertThat(bookings(patient(Person.nguyenVanA()), "2026-11-26")).hasSize(1);
        assertThat(client.get("/control/his/encounters").json()).hasSize(1);
        assertThat(pay(invoiceOf(second), 71_480, "p-1").status()).isEqualTo(201);
    }

    @Test
    void the_card_and_the_scanner_answer_honestly_when_nobody_is_there() throws IOException {
        Client.Answer card = client.post("/control/card", "{\"action\":\"insert\"}");
        assertThat(card.status()).isEqualTo(503);
        assertThat(card.json().path("error").asString("")).contains("virtual card");
        assertThat(client.post("/control/scanner", "{\"code\":\"cccd\"}").status()).isEqualTo(409);
        assertThat(client.post("/control/printer", "{\"paper\":\"out\"}").status()).isEqualTo(200);
        assertThat(client.get("/control/person").json().path("number").asString(""))
                .isEqualTo(Person.nguyenVanA().number());
        assertThat(client.get("/control/people").json()).hasSize(4);
    }
}

package vn.hospitalkiosk.gateway.console;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// A patient at kiosk K03 who pays by MoMo, over the real doors.
final class PatientsMoney {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConsoleHouse house;
    private final HttpClient kiosk;
    private final HttpClient plain =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PatientsMoney(ConsoleHouse house) throws Exception {
        this.house = house;
        this.kiosk =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls(house.var().resolve("secrets/pki"), "kiosk-K03"))
                        .build();
    }

    HttpClient kiosk() {
        return kiosk;
    }

    static SSLContext tls(Path pki, String name) throws Exception {
        char[] password = Files.readString(pki.resolve(name + ".password")).strip().toCharArray();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(pki.resolve(name + ".p12"), password), password);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(
                store(
                        pki.resolve("ca.p12"),
                        Files.readString(pki.resolve("ca.password")).strip().toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private JsonNode send(HttpClient client, URI address, String json) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Content-Type", "application/json");
        HttpResponse<String> answer =
                client.send(
                        json.isEmpty()
                                ? request.build()
                                : request.POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    JsonNode hospital(String path, String json) throws Exception {
        return send(plain, house.hospital().http().resolve(path), json);
    }

    JsonNode kiosk(String path, String json) throws Exception {
        return send(kiosk, house.kioskDoor().resolve(path), json);
    }

    record Owed(String visit, String bill, long due) {}

    /// Somebody of the waiting room has come, and owes.
    Owed owed(int one) throws Exception {
        Person person = InventedPeople.crowd().get(one);
        return owed(
                person.number(),
                person.fullName(),
                person.birthDate().toString(),
                person.sex().equals("Nam"));
    }

    private Owed owed(String number, String name, String birthDate, boolean man) throws Exception {
        String visit = UUID.randomUUID().toString();
        JsonNode known =
                kiosk(
                        "/kiosk/v1/visits/" + visit + "/identification",
                        """
                        {"visit":"%s","document":{"kind":"chip","number":"%s","name":"%s","birthDate":"%s","sex":"%s","expiry":null,
                        "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
                        """
                                .formatted(
                                        visit, number, name, birthDate, man ? "MALE" : "FEMALE"));
        JsonNode in =
                kiosk(
                        "/kiosk/v1/visits/" + visit + "/check-in",
                        """
                        {"command":"%s","visit":"%s","goal":{"kind":"booked","booking":"%s"},"insured":true,"declared":[]}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        visit,
                                        known.path("bookings").path(0).path("id").asString("")));
        return new Owed(
                visit,
                in.path("bill").path("id").asString(""),
                in.path("bill").path("due").asLong(0));
    }

    /// The gateway's answer to a new payment.
    JsonNode create(Owed owed, String psp) throws Exception {
        return kiosk(
                "/kiosk/v1/payments",
                """
                {"payment":"%s","visit":"%s","bill":"%s","psp":"%s"}
                """
                        .formatted(UUID.randomUUID(), owed.visit(), owed.bill(), psp));
    }

    /// A deposit for the visit, paid by MoMo.
    void deposited(Owed visit, long amount) throws Exception {
        String payment = UUID.randomUUID().toString();
        kiosk(
                "/kiosk/v1/deposits",
                """
                {"payment":"%s","visit":"%s","psp":"momo","amount":%d}
                """
                        .formatted(payment, visit.visit(), amount));
        for (JsonNode order : hospital("/phone/orders", "")) {
            if (order.path("amountVnd").asLong(0) == amount) {
                hospital(
                        "/phone/orders/momo/" + order.path("orderId").asString("") + "/approve",
                        "{}");
            }
        }
    }

    /// What MoMo itself says it gave back, as its simulator keeps it.
    List<Long> refundsInMomosBook() throws Exception {
        List<Long> amounts = new ArrayList<>();
        JSON.readTree(Files.readString(house.var().resolve("data/virtual-hospital.json")))
                .path("momo")
                .path("refunds")
                .forEach(refund -> amounts.add(refund.path("amount").asLong(0)));
        return amounts;
    }

    String state(String payment) throws Exception {
        return kiosk("/kiosk/v1/payments/" + payment, "").path("state").asString("");
    }

    /// @return the reference of a payment that is captured
    String paid() throws Exception {
        JsonNode person = null;
        for (JsonNode each : hospital("/control/people", "")) {
            if (each.path("case").asString("").equals("without-insurance")) {
                person = each;
            }
        }
        if (person == null) {
            throw new AssertionError("nobody is without insurance");
        }
        Owed owed =
                owed(
                        person.path("number").asString(""),
                        person.path("name").asString(""),
                        person.path("birthDate").asString(""),
                        true);
        String payment = create(owed, "momo").path("payment").path("id").asString("");
        JsonNode orders = hospital("/phone/orders", "");
        // The newest: tests before this one may have left some open.
        JsonNode order = orders.path(orders.size() - 1);
        hospital("/phone/orders/momo/" + order.path("orderId").asString("") + "/approve", "{}");
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode view = kiosk("/kiosk/v1/payments/" + payment, "");
        while (!view.path("state").asString("").equals("CAPTURED")
                && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
            view = kiosk("/kiosk/v1/payments/" + payment, "");
        }
        return view.path("reference").asString("");
    }
}

package vn.hospitalkiosk.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MomoOverHttpTest {
    private static final String API = "/momo/v2/gateway/api/";
    private static final String JSON = "application/json; charset=UTF-8";

    @TempDir Path var;
    private final AdjustableClock clock = new AdjustableClock("2026-11-25T00:44:00Z");
    private VirtualHospital hospital;
    private Client client;
    private Partner momo;

    @BeforeEach
    void start() throws IOException {
        hospital = VirtualHospital.start(new Settings(var, 0), clock);
        client = new Client(hospital.http());
        momo = new Partner(var.resolve("secrets"));
    }

    @AfterEach
    void stop() {
        hospital.close();
        momo.close();
    }

    private void restart() throws IOException {
        hospital.close();
        hospital = VirtualHospital.start(new Settings(var, 0), clock);
        client = new Client(hospital.http());
    }

    private Client.Answer call(String path, String body) throws IOException {
        return client.post(API + path, body, "Content-Type", JSON);
    }

    private Client.Answer create(String orderId, long amount) throws IOException {
        return call("create", momo.signed(momo.create(orderId, amount), Partner.CREATE));
    }

    private JsonNode query(String orderId) throws IOException {
        return call("query", momo.signed(momo.query(orderId), Partner.QUERY)).json();
    }

    private Client.Answer payer(String orderId, String answer) throws IOException {
        return client.post("/phone/orders/momo/" + orderId + "/" + answer, "");
    }

    private void mood(String json) throws IOException {
        assertThat(client.post("/control/momo", json).status()).isEqualTo(200);
    }

    private static int code(JsonNode answer) {
        return answer.path("resultCode").asInt(-1);
    }

    /// Creates, pays, and takes the IPN.
    private long paid(String orderId, long amount) throws IOException, InterruptedException {
        create(orderId, amount);
        payer(orderId, "approve");
        return momo.nextIpn().path("transId").asLong();
    }

    @Test
    void an_order_is_made_shown_on_the_phone_approved_and_told_with_a_good_signature()
            throws Exception {
        Client.Answer made = create("KH03-1", 71_480);
        assertThat(made.status()).isEqualTo(200);
        assertThat(code(made.json())).isZero();
        assertThat(made.json().path("qrCodeUrl").asString("")).contains("sid=");
        assertThat(made.json().path("payUrl").asString("")).startsWith("http://127.0.0.1:");
        assertThat(code(query("KH03-1"))).isEqualTo(1000);
        JsonNode open = client.get("/phone/orders").json();
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("amountVnd").asLong()).isEqualTo(71_480);
        assertThat(open.path(0).path("state").asString("")).isEqualTo("open");
        assertThat(open.path(0).path("merchant").asString("")).isEqualTo("Bệnh viện thử");

        assertThat(payer("KH03-1", "approve").json().path("state").asString("")).isEqualTo("paid");
        JsonNode ipn = momo.nextIpn();
        assertThat(ipn.path("signature").asString("")).isEqualTo(momo.signature(ipn, Partner.IPN));
        assertThat(code(ipn)).isZero();
        assertThat(ipn.path("amount").asLong()).isEqualTo(71_480);
        assertThat(ipn.path("message").asString("")).isEqualTo("Thành công.");
        JsonNode told = query("KH03-1");
        assertThat(code(told)).isZero();
        assertThat(told.path("transId").asLong()).isEqualTo(ipn.path("transId").asLong());
        assertThat(client.get("/phone/orders").json()).isEmpty();
        assertThat(client.get("/phone/orders?all=true").json()).hasSize(1);
    }

    @Test
    void a_payer_who_declines_is_told_with_1006_and_cannot_change_their_mind() throws Exception {
        create("KH03-2", 10_000);
        assertThat(payer("KH03-2", "decline").status()).isEqualTo(200);
        assertThat(code(momo.nextIpn())).isEqualTo(1006);
        assertThat(code(query("KH03-2"))).isEqualTo(1006);
        Client.Answer late = payer("KH03-2", "approve");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("state").asString("")).isEqualTo("declined");
        assertThat(payer("unknown", "approve").status()).isEqualTo(404);
        assertThat(payer("KH03-2", "laugh").status()).isEqualTo(404);
    }

    @Test
    void an_order_nobody_pays_expires() throws Exception {
        create("KH03-3", 10_000);
        call(
                "create",
                momo.signed(
                        momo.create("KH03-4", 10_000).put("orderExpireTime", 60), Partner.CREATE));
        clock.putForward(Duration.ofMinutes(15));
        assertThat(code(query("KH03-3"))).isEqualTo(1005);
        assertThat(code(query("KH03-4"))).isEqualTo(1000);
        assertThat(payer("KH03-3", "approve").status()).isEqualTo(409);
        mood("{\"expireSeconds\":5}");
        create("KH03-5", 10_000);
        clock.putForward(Duration.ofSeconds(6));
        assertThat(code(query("KH03-5"))).isEqualTo(1005);
    }

    @Test
    void bad_requests_are_refused_by_their_codes_and_make_nothing() throws Exception {
        ObjectNode foreign = momo.create("KH03-6", 10_000).put("partnerCode", "OTHER");
        assertThat(code(call("create", momo.signed(foreign, Partner.CREATE)).json())).isEqualTo(13);
        String wrong = momo.create("KH03-6", 10_000).put("signature", "0".repeat(64)).toString();
        Client.Answer unsigned = call("create", wrong);
        assertThat(unsigned.status()).isEqualTo(400);
        assertThat(code(unsigned.json())).isEqualTo(20);
        assertThat(code(call("create", "not json").json())).isEqualTo(20);
        assertThat(code(create("bad id!", 10_000).json())).isEqualTo(20);
        assertThat(code(create("KH03-6", 999).json())).isEqualTo(22);
        assertThat(code(create("KH03-7", 50_000_001).json())).isEqualTo(22);
        assertThat(code(create("KH03-8", -1).json())).isEqualTo(21);
        ObjectNode card = momo.create("KH03-9", 10_000).put("requestType", "payWithATM");
        assertThat(code(call("create", momo.signed(card, Partner.CREATE)).json())).isEqualTo(11);
        ObjectNode far = momo.create("KH03-9b", 10_000).put("ipnUrl", "http://example.org/x");
        JsonNode refused = call("create", momo.signed(far, Partner.CREATE)).json();
        assertThat(refused.path("subErrors").path(0).path("field").asString(""))
                .isEqualTo("ipnUrl");
        assertThat(code(query("KH03-6"))).isEqualTo(42);
        assertThat(client.get("/phone/orders").json()).isEmpty();
        assertThat(client.get(API + "create").status()).isEqualTo(405);
    }

    @Test
    void a_repeated_request_gets_its_answer_again_and_other_repetitions_are_refused()
            throws Exception {
        String body = momo.signed(momo.create("KH03-10", 10_000), Partner.CREATE);
        JsonNode first = call("create", body).json();
        assertThat(call("create", body).json()).isEqualTo(first);
        ObjectNode otherBody = momo.create("KH03-11", 10_000).put("requestId", "create-KH03-10");
        assertThat(code(call("create", momo.signed(otherBody, Partner.CREATE)).json()))
                .isEqualTo(40);
        ObjectNode sameOrder = momo.create("KH03-10", 10_000).put("requestId", "another");
        assertThat(code(call("create", momo.signed(sameOrder, Partner.CREATE)).json()))
                .isEqualTo(41);
        restart();
        JsonNode after = call("create", body).json();
        assertThat(after.path("qrCodeUrl")).isEqualTo(first.path("qrCodeUrl"));
    }

    @Test
    void orders_and_what_became_of_them_outlive_a_restart() throws Exception {
        paid("KH03-12", 20_000);
        create("KH03-13", 30_000);
        restart();
        assertThat(code(query("KH03-12"))).isZero();
        assertThat(code(query("KH03-13"))).isEqualTo(1000);
        assertThat(payer("KH03-13", "approve").status()).isEqualTo(200);
        assertThat(momo.nextIpn().path("orderId").asString("")).isEqualTo("KH03-13");
    }

    @Test
    void a_create_that_times_out_made_the_order() throws Exception {
        mood("{\"create\":\"timeout\"}");
        String body = momo.signed(momo.create("KH03-14", 10_000), Partner.CREATE);
        assertThatThrownBy(() -> client.postWithin(Duration.ofMillis(500), API + "create", body))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(code(query("KH03-14"))).isEqualTo(1000);
        mood("{\"create\":\"normal\"}");
        Client.Answer early = call("create", body);
        assertThat(early.status()).isEqualTo(422);
        assertThat(code(early.json())).isEqualTo(7000);
        clock.putForward(Duration.ofSeconds(40));
        assertThat(code(call("create", body).json())).isZero();
    }

    @Test
    void errors_of_create_and_query_change_nothing() throws Exception {
        mood("{\"create\":\"error\",\"query\":\"error\"}");
        assertThat(create("KH03-15", 10_000).status()).isEqualTo(500);
        assertThat(call("query", "{}").status()).isEqualTo(500);
        mood("{\"create\":\"normal\",\"query\":\"normal\"}");
        assertThat(code(query("KH03-15"))).isEqualTo(42);
    }

    @Test
    void ipn_moods_bring_it_twice_never_tampered_and_late() throws Exception {
        mood("{\"ipn\":\"twice\"}");
        create("KH03-20", 10_000);
        payer("KH03-20", "approve");
        assertThat(momo.nextIpn()).isEqualTo(momo.nextIpn());

        mood("{\"ipn\":\"tampered\"}");
        create("KH03-21", 71_480);
        payer("KH03-21", "approve");
        JsonNode tampered = momo.nextIpn();
        assertThat(tampered.path("amount").asLong()).isEqualTo(71_481);
        assertThat(tampered.path("signature").asString(""))
                .isNotEqualTo(momo.signature(tampered, Partner.IPN));

        mood("{\"ipn\":\"never\"}");
        create("KH03-22", 10_000);
        payer("KH03-22", "approve");
        assertThat(momo.hasNoIpnFor(300)).isTrue();
        assertThat(code(query("KH03-22"))).isZero();

        mood("{\"ipn\":\"late\",\"lateMs\":400}");
        create("KH03-23", 10_000);
        long before = System.nanoTime();
        payer("KH03-23", "approve");
        momo.nextIpn();
        assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(400).toNanos());
    }

    @Test
    void an_ipn_that_is_not_received_comes_again_and_every_attempt_is_told() throws Exception {
        momo.answerWith(500);
        create("KH03-24", 10_000);
        payer("KH03-24", "approve");
        assertThat(momo.nextIpn()).isEqualTo(momo.nextIpn());
        JsonNode attempts = ipns(2);
        assertThat(attempts.path(0).path("status").asInt()).isEqualTo(500);
        assertThat(attempts.path(1).path("status").asInt()).isEqualTo(204);
        assertThat(attempts.path(0).path("sentAtMicros").asLong())
                .isBetween(1_795_567_440_000_000L, 1_795_567_500_000_000L);
        assertThat(attempts.path(1).path("answeredMs").isIntegralNumber()).isTrue();
        JsonNode order = client.get("/phone/orders?all=true").json().path(0);
        assertThat(order.path("callbackSentAtMicros").asLong())
                .isEqualTo(attempts.path(0).path("sentAtMicros").asLong());
    }

    /// The attempts, once there are so many: an attempt is noted after its answer, which the test sees a little earlier.
    private JsonNode ipns(int count) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        JsonNode all = client.get("/control/momo/ipns").json();
        while (all.size() < count && System.nanoTime() < deadline) {
            all = client.get("/control/momo/ipns").json();
        }
        return all;
    }

    @Test
    void refunds_never_exceed_what_was_paid_and_can_be_asked_for() throws Exception {
        long transId = paid("KH03-30", 50_000);
        assertThat(code(refund("RF-1", transId, 20_000))).isZero();
        assertThat(code(refund("RF-2", transId, 30_001))).isEqualTo(1081);
        assertThat(code(refund("RF-3", transId, 30_000))).isZero();
        assertThat(code(refund("KH03-30", transId, 1_000))).isEqualTo(41);
        assertThat(code(refund("RF-4", 1, 1_000))).isEqualTo(42);
        assertThat(code(refund("RF-5", transId, 999))).isEqualTo(22);
        JsonNode one = refundQuery("RF-2");
        assertThat(one.path("refundTrans").path(0).path("resultCode").asInt()).isEqualTo(1081);
        assertThat(refundQuery("KH03-30").path("refundTrans")).hasSize(3);
        assertThat(code(refundQuery("RF-9"))).isEqualTo(42);
        assertThat(query("KH03-30").path("refundTrans")).hasSize(3);
    }

    @Test
    void a_repeated_refund_is_one_refund() throws Exception {
        long transId = paid("KH03-31", 50_000);
        JsonNode first = refund("RF-6", transId, 20_000);
        assertThat(refund("RF-6", transId, 20_000)).isEqualTo(first);
        assertThat(query("KH03-31").path("refundTrans")).hasSize(1);
    }

    @Test
    void what_was_declined_is_not_refundable() throws Exception {
        create("KH03-32", 50_000);
        payer("KH03-32", "decline");
        long transId = momo.nextIpn().path("transId").asLong();
        assertThat(code(refund("RF-7", transId, 20_000))).isEqualTo(1088);
    }

    private JsonNode refund(String orderId, long transId, long amount) throws IOException {
        ObjectNode body = momo.refund(orderId, transId, amount);
        return call("refund", momo.signed(body, Partner.REFUND)).json();
    }

    private JsonNode refundQuery(String orderId) throws IOException {
        return call("refund/query", momo.signed(momo.query(orderId), Partner.QUERY)).json();
    }

    @Test
    void a_mood_that_does_not_exist_is_refused_with_a_sentence() throws Exception {
        for (String wish :
                List.of(
                        "{\"ipn\":\"sometimes\"}",
                        "{\"inp\":\"never\"}",
                        "{\"lateMs\":-1}",
                        "no")) {
            Client.Answer refused = client.post("/control/momo", wish);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("error").asString("")).endsWith(".");
        }
        assertThat(client.get("/control/momo").json().path("ipn").asString("")).isEqualTo("normal");
    }
}

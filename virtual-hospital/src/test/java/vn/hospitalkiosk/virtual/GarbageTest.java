package vn.hospitalkiosk.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged requests at every door that reads bytes from outside: always a refusal, never a mistake of ours (500). The damage is seeded; the seed is in the message.
class GarbageTest {
    private static final int ROUNDS = 150;
    private static final List<String> BODIES =
            List.of(
                    "{\"vnp_Command\":\"refund\",\"vnp_Version\":\"2.1.0\",\"vnp_TmnCode\":\"X\",\"vnp_TxnRef\":\"o-1\",\"vnp_Amount\":1e99999,\"vnp_TransactionDate\":\"20261125\",\"vnp_SecureHash\":\"0\"}",
                    "{\"app_id\":99900001,\"app_trans_id\":\"261125_1\",\"m_refund_id\":\"261125_1_1\",\"zp_trans_id\":\"9\",\"amount\":1e99999,\"app_time\":1795565040000,\"expire_duration_seconds\":300,\"mac\":\"0\"}",
                    "{\"resourceType\":\"Encounter\",\"status\":\"arrived\",\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"Patient/999999\"},\"appointment\":[{\"reference\":\"Appointment/86\"}],\"period\":{\"start\":\"2026-11-25T07:44:00+07:00\"},\"identifier\":[{\"system\":\"s\",\"value\":\"v\"}]}",
                    "{\"resourceType\":\"PaymentNotice\",\"status\":\"active\",\"identifier\":[{\"value\":\"k\"}],\"request\":{\"reference\":\"Invoice/1\"},\"amount\":{\"value\":1e999999999,\"currency\":\"VND\"},\"payment\":{\"identifier\":{\"value\":\"r\"}},\"paymentStatus\":{\"coding\":[{\"code\":\"paid\"}]},\"created\":\"2026-11-25\"}",
                    "{\"partnerCode\":\"P\",\"requestId\":\"r\",\"orderId\":\"o-1\",\"amount\":1e99999,\"transId\":1,\"orderInfo\":\"x\",\"redirectUrl\":\"http://127.0.0.1/\",\"ipnUrl\":\"http://[::1\",\"requestType\":\"captureWallet\",\"extraData\":\"\",\"description\":\"\",\"lang\":\"vi\",\"signature\":\"0\"}",
                    "{\"ipn\":\"normal\",\"lateMs\":99999999999999999999,\"up\":true,\"delayMs\":0.5}",
                    "[".repeat(5_000),
                    "identifier=a%7Cb&date=ge2026-11-25&_count=20&_include=Appointment%3Alocation");
    private static final List<String> DOORS =
            List.of(
                    "/fhir/Encounter",
                    "/fhir/PaymentNotice",
                    "/fhir/Patient/_search",
                    "/fhir/Appointment/_search",
                    "/momo/v2/gateway/api/create",
                    "/momo/v2/gateway/api/query",
                    "/momo/v2/gateway/api/refund",
                    "/momo/v2/gateway/api/refund/query",
                    "/vnpay/merchant_webapi/api/transaction",
                    "/vnpay/paymentv2/vpcpay.html",
                    "/control/vnpay",
                    "/zalopay/v2/create",
                    "/zalopay/v2/query",
                    "/zalopay/v2/refund",
                    "/zalopay/v2/query_refund",
                    "/control/momo",
                    "/control/zalopay",
                    "/vnptmoney/rest/payment/v1.0.6/pay_qrcode",
                    "/vnptmoney/rest/payment/v1.0.6/query",
                    "/control/vnptmoney",
                    "/viettelmoney/PaymentAPI/webresources/postData",
                    "/control/viettelmoney",
                    "/viettelpaybiz/paybiz/payment-gateway/public/api/v2/create-transaction",
                    "/viettelpaybiz/habits",
                    "/control/viettelpaybiz",
                    "/phone/scan",
                    "/control/his/day");

    @TempDir Path var;

    @Test
    void damaged_requests_are_refused_and_never_break_a_door() throws IOException {
        long seed = 20_261_121;
        Random random = new Random(seed);
        AdjustableClock clock = new AdjustableClock("2026-11-25T00:44:00Z");
        try (VirtualHospital hospital = VirtualHospital.start(new Settings(var, 0), clock)) {
            Client client = new Client(hospital.http());
            String token = "Bearer " + Files.readString(var.resolve("secrets/his/token"));
            for (int round = 0; round < ROUNDS; round++) {
                String door = DOORS.get(round % DOORS.size());
                String body = damaged(BODIES.get(random.nextInt(BODIES.size())), random);
                String kind =
                        door.endsWith("_search")
                                ? "application/x-www-form-urlencoded"
                                : "application/fhir+json";
                Client.Answer answer =
                        client.post(door, body, "Authorization", token, "Content-Type", kind);
                assertThat(answer.status())
                        .as("seed %d, round %d, %s", seed, round, door)
                        .isBetween(200, 499);
            }
            assertThat(client.get("/control/his/encounters").json()).isEmpty();
            assertThat(client.get("/phone/orders?all=true").json()).isEmpty();
        }
    }

    /// Whole, cut off, or with a few bytes changed.
    private static String damaged(String body, Random random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int way = random.nextInt(3);
        if (way == 1) {
            return body.substring(0, random.nextInt(body.length()));
        }
        for (int i = 0; way == 2 && i < 4; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

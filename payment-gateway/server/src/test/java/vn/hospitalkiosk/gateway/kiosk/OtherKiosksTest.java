package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// What is one kiosk's does not exist for another, at every path; and a revoked kiosk has nothing at all.
@Timeout(60)
class OtherKiosksTest {
    private static final String VISIT = "/kiosk/v1/visits/visit-1";
    private static final String PAYMENT = "/kiosk/v1/payments/pay-1";
    private static final String CHIP =
            """
            {"visit":"visit-1","document":{"kind":"chip","number":"056085009999","name":"TRẦN VĂN MẪU","birthDate":"1985-03-09","sex":"MALE","expiry":null,
            "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
            """;
    private static final String CHECK_IN =
            """
            {"command":"command-1","visit":"visit-1","goal":{"kind":"booked","booking":"booking-1"},"insured":true,"declared":[]}
            """;
    private static final String PAY =
            """
            {"payment":"pay-1","visit":"visit-1","bill":"invoice-1","psp":"momo"}
            """;
    private static final String PRINT =
            """
            {"job":"job-1","visit":"visit-1","payment":"pay-1","slip":"RECEIPT","result":"PRINTED"}
            """;
    private static final TestDoor door = new TestDoor();

    @BeforeEach
    void k03_has_a_visit_and_a_payment() throws Exception {
        door.reset();
        door.his.patients =
                new HisAnswer.Done<>(
                        List.of(
                                new HisPatient(
                                        new HisPatientId("p1"),
                                        new PersonName("TRẦN VĂN MẪU"),
                                        new BirthDate("1985-03-09"),
                                        new NationalId("056085009999"))));
        door.post("K03", VISIT + "/identification", CHIP);
        door.post("K03", VISIT + "/check-in", CHECK_IN);
        assertThat(door.post("K03", "/kiosk/v1/payments", PAY).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        door.close();
    }

    private static void notThere(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(404);
        assertThat(answer.body())
                .contains("\"G24\"")
                .doesNotContain("71480", "TRẦN", "momo.example");
    }

    @Test
    void every_path_says_not_there_to_another_kiosk_and_changes_nothing() throws Exception {
        notThere(door.get("K04", PAYMENT));
        notThere(door.post("K04", PAYMENT + "/check", ""));
        notThere(door.post("K04", PAYMENT + "/cancel", ""));
        notThere(door.post("K04", "/kiosk/v1/payments", PAY));
        notThere(door.get("K04", VISIT + "/bill"));
        notThere(door.post("K04", VISIT + "/check-in", CHECK_IN));
        notThere(door.post("K04", VISIT + "/prints", PRINT));
        assertThat(door.prints).isEmpty();
        assertThat(door.post("K04", VISIT + "/identification", CHIP).statusCode())
                .as("the visit's id is taken")
                .isEqualTo(409);
        assertThat(door.post("K04", VISIT + "/end", "").statusCode())
                .as("ending what one does not have does nothing")
                .isEqualTo(204);
        assertThat(door.get("K03", VISIT + "/bill").statusCode())
                .as("the visit still stands")
                .isEqualTo(200);
        assertThat(door.get("K03", PAYMENT).statusCode()).isEqualTo(200);
    }

    @Test
    void a_revoked_kiosk_is_refused_everywhere_and_its_open_stream_ends() throws Exception {
        try (Stream<String> events = door.listen("K03", Optional.empty()).body()) {
            Iterator<String> lines = events.iterator();
            assertThat(lines.next()).startsWith("retry");
            door.revoked.add(new KioskId("K03"));
            for (HttpResponse<String> answer :
                    List.of(
                            door.get("K03", "/kiosk/v1/status"),
                            door.get("K03", PAYMENT),
                            door.post("K03", "/kiosk/v1/payments", PAY),
                            door.post("K03", VISIT + "/identification", CHIP),
                            door.post("K03", "/kiosk/v1/help-calls", "{\"screen\":\"qr\"}"))) {
                assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(403);
                assertThat(answer.body()).contains("\"G76\"");
            }
            while (lines.hasNext()) {
                lines.next();
            }
        }
        assertThat(door.get("K04", "/kiosk/v1/status").statusCode()).isEqualTo(200);
    }
}

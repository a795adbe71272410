package vn.hospitalkiosk.gateway.proof;

import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.hospitalkiosk.virtual.stage.Web;

/// How the simulated psps behave, by chance: silent or failing orders and questions, callbacks that never come, come twice, late or changed.
final class Moods {
    static final List<String> PSPS = List.of("momo", "zalopay");
    private static final List<String> IPN = List.of("normal", "twice", "never", "tampered", "late");
    private static final List<String> CREATE = List.of("normal", "normal", "timeout", "error");
    private static final List<String> QUERY = List.of("normal", "error");

    private final Web hospital;
    private final Random random;

    Moods(Web hospital, Random random) {
        this.hospital = hospital;
        this.random = random;
    }

    void change() {
        PSPS.forEach(psp -> set(psp, any(IPN), any(CREATE), any(QUERY)));
    }

    void good() {
        PSPS.forEach(psp -> set(psp, "normal", "normal", "normal"));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private void set(String psp, String ipn, String create, String query) {
        hospital.post(
                "/control/" + psp,
                Map.of("ipn", ipn, "create", create, "query", query, "lateMs", 3_000));
    }
}

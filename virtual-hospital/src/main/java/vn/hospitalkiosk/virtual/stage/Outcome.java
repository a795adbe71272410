package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// What became of a visit, as told by the judges: the HIS's own books, the gateway's tally and the printer's paper, never the kiosk's screen.
public final class Outcome {
    private static final ZoneId HOSPITAL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Stage stage;
    private final Map<String, Long> countsBefore;
    private final int slipsBefore;

    /// Takes stock before the visit.
    public Outcome(Stage stage) {
        this.stage = stage;
        this.countsBefore = counts();
        this.slipsBefore = slips().size();
    }

    /// Captures since stock was taken, by the gateway's tally.
    public long captures() {
        return counts().entrySet().stream()
                .mapToLong(
                        entry -> entry.getValue() - countsBefore.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    public JsonNode tally() {
        return stage.console()
                .getAsProgram("/api/tally?date=" + LocalDate.now(HOSPITAL_ZONE), stage.var());
    }

    /// The newest encounter at the HIS.
    public JsonNode encounter() {
        return last(stage.hospitalWeb().get("/control/his/encounters"));
    }

    /// The newest invoice at the HIS.
    public JsonNode invoice() {
        return last(stage.hospitalWeb().get("/control/his/invoices"));
    }

    /// Whether the HIS counts its newest invoice as paid, now or soon.
    boolean balancedSoon() {
        try {
            Patience.until(
                    "the invoice",
                    Duration.ofSeconds(15),
                    () -> invoice().path("status").asString("").equals("balanced"));
            return true;
        } catch (StageFailure stillOpen) {
            return false;
        }
    }

    /// How many different payments the HIS has booked on its newest invoice.
    public long paymentsOfNewestInvoice() {
        String invoice = invoice().path("id").asString("");
        return list(stage.hospitalWeb().get("/control/his/payments")).stream()
                .filter(payment ->
                        payment.path("invoice").asString("").equals("Invoice/" + invoice))
                .count();
    }

    /// What stands in the HIS's books of one type, the newest last.
    List<JsonNode> records(String type) {
        return list(stage.hospitalWeb().get("/control/his/records?type=" + type));
    }

    /// Visits the HIS has registered since its day began.
    List<JsonNode> encounters() {
        return list(stage.hospitalWeb().get("/control/his/encounters"));
    }

    /// Files of the slips that came out since stock was taken.
    public List<String> newSlips() {
        List<String> slips = slips();
        return slips.subList(Math.min(slipsBefore, slips.size()), slips.size());
    }

    private List<String> slips() {
        List<String> files = new ArrayList<>();
        for (JsonNode slip : stage.hospitalWeb().get("/control/printer").path("slips")) {
            files.add(slip.path("png").asString(""));
        }
        return files;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode row : tally()) {
            counts.merge(
                    row.path("kiosk").asString("") + " " + row.path("method").asString(""),
                    row.path("count").asLong(0),
                    Long::sum);
        }
        return counts;
    }

    private static JsonNode last(JsonNode array) {
        List<JsonNode> all = list(array);
        return all.isEmpty()
                ? Json.MAPPER.createObjectNode()
                : Objects.requireNonNull(all.getLast());
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }
}

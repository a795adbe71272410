package vn.hospitalkiosk.virtual.his;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// What lasts one day: queue numbers per clinic, deposits paid at the desk. Not for several threads: [VirtualHis] holds the lock.
final class Day {
    private LocalDate date = LocalDate.EPOCH;
    private final Map<Hospital.Clinic, Integer> lastNumber = new EnumMap<>(Hospital.Clinic.class);
    private final Map<String, Long> deposits = new TreeMap<>();

    LocalDate date() {
        return date;
    }

    /// Numbers start again where the desks are in the morning.
    void begin(LocalDate today) {
        date = today;
        deposits.clear();
        for (Hospital.Clinic clinic : Hospital.Clinic.values()) {
            lastNumber.put(clinic, clinic.issued());
        }
    }

    int nextNumber(Hospital.Clinic clinic) {
        return lastNumber.merge(clinic, 1, Integer::sum);
    }

    int lastNumber(Hospital.Clinic clinic) {
        return lastNumber.getOrDefault(clinic, clinic.issued());
    }

    void deposit(String patient, long vnd) {
        deposits.merge(patient, vnd, Long::sum);
    }

    long depositOf(String patient) {
        return deposits.getOrDefault(patient, 0L);
    }

    void useDeposit(String patient, long vnd) {
        deposits.merge(patient, -vnd, Long::sum);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("date", date.toString());
        ObjectNode numbers = json.putObject("lastNumber");
        lastNumber.forEach((clinic, number) -> numbers.put(clinic.name(), number));
        ObjectNode paid = json.putObject("deposits");
        deposits.forEach(paid::put);
        return json;
    }

    void load(JsonNode json) {
        begin(LocalDate.parse(json.path("date").stringValue("1970-01-01")));
        for (Hospital.Clinic clinic : Hospital.Clinic.values()) {
            lastNumber.put(
                    clinic, json.path("lastNumber").path(clinic.name()).intValue(clinic.issued()));
        }
        for (Map.Entry<String, JsonNode> paid : json.path("deposits").properties()) {
            deposits.put(paid.getKey(), paid.getValue().longValue(0));
        }
    }
}

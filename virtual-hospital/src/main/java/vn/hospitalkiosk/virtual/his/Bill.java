package vn.hospitalkiosk.virtual.his;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// A priced visit, whole đồng.
///
/// @param insurancePercent what the insurance pays of covered services; 0 without insurance, then everything is the patient's own
/// @param deposit what of the patient's deposit this bill uses
record Bill(List<PriceList.Service> services, int insurancePercent, long deposit) {
    /// @param available the patient's deposit; never more of it is used than the bill asks for
    static Bill of(List<PriceList.Service> services, int insurancePercent, long available) {
        Bill whole = new Bill(services, insurancePercent, 0);
        return new Bill(services, insurancePercent, Math.min(available, whole.due()));
    }

    long total() {
        return services.stream().mapToLong(PriceList.Service::vnd).sum();
    }

    private long covered() {
        return insurancePercent == 0
                ? 0
                : services.stream()
                        .filter(PriceList.Service::covered)
                        .mapToLong(PriceList.Service::vnd)
                        .sum();
    }

    /// Rounded half up to the đồng.
    long insurance() {
        return (covered() * insurancePercent + 50) / 100;
    }

    long coPayment() {
        return covered() - insurance();
    }

    long notCovered() {
        return total() - covered();
    }

    long due() {
        return coPayment() + notCovered() - deposit;
    }

    ArrayNode lineItems() {
        ArrayNode lines = Fhir.list();
        for (PriceList.Service service : services) {
            ObjectNode line = lines.addObject().put("sequence", lines.size());
            if (!service.note().isEmpty()) {
                line.putArray("extension")
                        .addObject()
                        .put("url", Sid.LINE_NOTE)
                        .put("valueString", service.note());
            }
            line.set(
                    "chargeItemCodeableConcept",
                    Fhir.coded(Sid.SERVICE_CODE, service.code(), service.billName()));
            ObjectNode price = line.putArray("priceComponent").addObject();
            price.put("type", "base").put("factor", BigDecimal.ONE);
            price.set("amount", Fhir.money(service.vnd()));
        }
        return lines;
    }

    ArrayNode totals() {
        ArrayNode totals = Fhir.list();
        totals.add(total("base", "total", "Tổng chi phí", total()));
        totals.add(share("deduction", "insurance", "BHYT chi trả", insurance(), insurancePercent));
        int own = insurancePercent == 0 ? 0 : 100 - insurancePercent;
        totals.add(share("informational", "co-payment", "Cùng chi trả", coPayment(), own));
        totals.add(total("informational", "not-covered", "Ngoài phạm vi BHYT", notCovered()));
        totals.add(total("deduction", "deposit", "Đã tạm ứng", deposit));
        return totals;
    }

    private static ObjectNode total(String type, String code, String text, long vnd) {
        ObjectNode component = Json.object().put("type", type);
        component.set("code", Fhir.coded(Sid.TOTAL_CODE, code, text));
        component.set("amount", Fhir.money(vnd));
        return component;
    }

    private static ObjectNode share(String type, String code, String text, long vnd, int percent) {
        return total(type, code, text, vnd)
                .put("factor", BigDecimal.valueOf(percent, 2).stripTrailingZeros());
    }
}

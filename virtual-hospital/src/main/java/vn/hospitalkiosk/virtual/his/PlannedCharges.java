package vn.hospitalkiosk.virtual.his;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// What a visit not yet begun would cost, as planned ChargeItems: made or brought up to date when somebody asks for them. Not for several threads: [VirtualHis] holds the lock.
final class PlannedCharges {
    private final Records records;
    private final Day day;
    private final Instant now;

    PlannedCharges(Records records, Day day, Instant now) {
        this.records = records;
        this.day = day;
        this.now = now;
    }

    /// @param patient `Patient/17`
    /// @param plan `Appointment/5/insured` or `HealthcareService/3/own-cost`
    void refresh(String patient, String plan) {
        String[] parts = plan.split("/", -1);
        if (parts.length == 3 && records.find(patient).isPresent()) {
            clinic(patient, parts[0], parts[1])
                    .ifPresent(clinic -> refresh(patient, plan, clinic, parts[2]));
        }
    }

    private Optional<Hospital.Clinic> clinic(String patient, String type, String id) {
        return switch (type) {
            case "Appointment" ->
                    records.find(type, id)
                            .filter(booked ->
                                    Records.objects(booked.path("participant")).stream()
                                            .anyMatch(p ->
                                                    p.path("actor")
                                                            .path("reference")
                                                            .stringValue("")
                                                            .equals(patient)))
                            .map(Reception::clinicOf);
            case "HealthcareService" ->
                    records.find(type, id)
                            .flatMap(service ->
                                    Hospital.Clinic.ofSpecialty(
                                            service.path("specialty")
                                                    .path(0)
                                                    .path("text")
                                                    .stringValue("")));
            default -> Optional.empty();
        };
    }

    private void refresh(String patient, String plan, Hospital.Clinic clinic, String whose) {
        Bill bill =
                new Reception(records, day, now).quote(patient, clinic, whose.equals("insured"));
        List<PriceList.Service> services = bill.services();
        long insurance = bill.insurance();
        for (int i = services.size() - 1; i >= 0; i--) {
            PriceList.Service service = services.get(i);
            boolean covered = bill.insurancePercent() > 0 && service.covered();
            // What rounding leaves over is the first line's.
            long share =
                    i == 0
                            ? insurance
                            : covered ? service.vnd() * bill.insurancePercent() / 100 : 0;
            insurance -= share;
            ObjectNode parts =
                    Json.object()
                            .put("insurance", share)
                            .put("co-payment", covered ? service.vnd() - share : 0)
                            .put("not-covered", covered ? 0 : service.vnd())
                            .put("deposit", i == 0 ? bill.deposit() : 0);
            write(patient, plan, service, i + 1, share(parts, covered, bill.insurancePercent()));
        }
    }

    private static ObjectNode share(ObjectNode parts, boolean covered, int percent) {
        ObjectNode share = Json.object().put("url", Sid.CHARGE_SHARE);
        ArrayNode list = share.putArray("extension");
        parts.properties()
                .forEach(part ->
                        list.addObject()
                                .put("url", part.getKey())
                                .set("valueMoney", Fhir.money(part.getValue().longValue(0))));
        if (covered) {
            list.addObject().put("url", "percent").put("valueInteger", percent);
        }
        return share;
    }

    private void write(
            String patient, String plan, PriceList.Service service, int order, ObjectNode share) {
        ObjectNode item =
                find(patient, plan, order)
                        .orElseGet(() -> {
                            ObjectNode made = Fhir.resource("ChargeItem").put("status", "planned");
                            made.set(
                                    "identifier",
                                    Fhir.list(
                                            Fhir.identifier(Sid.PLANNED_FOR, plan),
                                            Fhir.identifier(Sid.ORDER, Integer.toString(order))));
                            made.set("subject", Fhir.reference(patient));
                            records.add(made, now);
                            return made;
                        });
        item.set("code", Fhir.coded(Sid.SERVICE_CODE, service.code(), service.billName()));
        item.putObject("quantity").put("value", BigDecimal.ONE);
        item.set("priceOverride", Fhir.money(service.vnd()));
        ArrayNode extensions = Fhir.list(share);
        if (!service.note().isEmpty()) {
            extensions.addObject().put("url", Sid.LINE_NOTE).put("valueString", service.note());
        }
        item.set("extension", extensions);
    }

    private Optional<ObjectNode> find(String patient, String plan, int order) {
        return records.about("ChargeItem", patient).stream()
                .filter(one -> BridgePeople.has(one, Sid.PLANNED_FOR, plan))
                .filter(one -> BridgePeople.has(one, Sid.ORDER, Integer.toString(order)))
                .findFirst();
    }
}

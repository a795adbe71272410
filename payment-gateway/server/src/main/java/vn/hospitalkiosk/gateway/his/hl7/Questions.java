package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v25.message.QBP_Q21;
import ca.uhn.hl7v2.model.v25.message.SQM_S25;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// The queries: Q22 and S25 are the standard's; Z71 to Z74 are query profiles of ours for what v2 has no query for (`docs/wires.md`).
final class Questions {
    /// One demand of a query: `@PID.3.1` is to be `056085000427`.
    record Demand(String path, String value) {}

    private static final String MOST = "20";

    private final Hl7Settings settings;
    private final Clock clock;
    private final ControlIds ids = new ControlIds();

    Questions(Hl7Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Find candidates.
    Message patients(List<Demand> demands) {
        return query("QBP^Q22^QBP_Q21", "Q22", "Find Candidates", "HL70471", demands);
    }

    Message patientWithId(String id, String type) {
        return patients(List.of(new Demand("PID.3.1", id), new Demand("PID.3.5", type)));
    }

    Message insurance(String patient, LocalDate day) {
        return profile(
                "Z71",
                "Insurance",
                List.of(new Demand("PID.3.1", patient), new Demand("IN1.13", Hl7Time.day(day))));
    }

    Message visitOfKey(String key) {
        return profile("Z72", "Visit", List.of(new Demand("PV1.50.1", key)));
    }

    Message visit(String number) {
        return profile("Z72", "Visit", List.of(new Demand("PV1.19.1", number)));
    }

    Message bill(String bill) {
        return profile("Z73", "Bills", List.of(new Demand("ZBL.1", bill)));
    }

    Message openBills(String patient) {
        return profile(
                "Z73",
                "Bills",
                List.of(new Demand("PID.3.1", patient), new Demand("ZBL.2", "OPEN")));
    }

    Message money(String key) {
        return profile("Z74", "Transaction", List.of(new Demand("FT1.2", key)));
    }

    private Message profile(String event, String name, List<Demand> demands) {
        return query("QBP^" + event + "^QBP_Q11", event, name, Hl7Settings.APPLICATION, demands);
    }

    private Message query(
            String type, String event, String name, String system, List<Demand> demands) {
        QBP_Q21 query = new QBP_Q21();
        String id = ids.fresh();
        Fields.header(query.getMSH(), settings, type, id, clock.instant());
        Segment qpd = query.getQPD();
        Fields.set(qpd, 1, 1, event);
        Fields.set(qpd, 1, 2, name);
        Fields.set(qpd, 1, 3, system);
        Fields.set(qpd, 2, id);
        for (int i = 0; i < demands.size(); i++) {
            Fields.set(qpd, 3, i, 1, "@" + demands.get(i).path());
            Fields.set(qpd, 3, i, 2, demands.get(i).value());
        }
        Fields.set(query.getRCP(), 1, "I");
        Fields.set(query.getRCP(), 2, 1, MOST);
        Fields.set(query.getRCP(), 2, 2, "RD");
        return query;
    }

    /// Schedule query: what is booked for one patient on one day.
    Message bookings(String patient, LocalDate day) {
        SQM_S25 query = new SQM_S25();
        String id = ids.fresh();
        Fields.header(query.getMSH(), settings, "SQM^S25^SQM_S25", id, clock.instant());
        Segment qrd = query.getQRD();
        Fields.set(qrd, 1, Hl7Time.moment(clock.instant(), settings.zone()));
        Fields.set(qrd, 2, "R");
        Fields.set(qrd, 3, "I");
        Fields.set(qrd, 4, id);
        Fields.set(qrd, 7, 1, MOST);
        Fields.set(qrd, 7, 2, "RD");
        Fields.set(qrd, 8, 1, patient);
        Fields.set(qrd, 8, 9, settings.hisFacility());
        Fields.set(qrd, 8, 13, settings.identifiers().patient());
        // HL7 table 0048: booked slots.
        Fields.set(qrd, 9, 1, "SBK");
        Fields.set(qrd, 10, 1, "ALL");
        Segment qrf = query.getQRF();
        Fields.set(qrf, 1, settings.hisFacility());
        Fields.set(
                qrf,
                2,
                Hl7Time.moment(day.atStartOfDay(settings.zone()).toInstant(), settings.zone()));
        Fields.set(
                qrf,
                3,
                Hl7Time.moment(
                        day.plusDays(1).atStartOfDay(settings.zone()).toInstant().minusSeconds(1),
                        settings.zone()));
        return query;
    }
}

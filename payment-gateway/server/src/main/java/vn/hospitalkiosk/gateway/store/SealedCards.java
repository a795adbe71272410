package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.insurance.CheckId;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.vault.Place;
import vn.hospitalkiosk.gateway.vault.Vault;

/// The sealed columns of the insurance tables, opened and closed.
final class SealedCards {
    private static final Logger LOG = LoggerFactory.getLogger(SealedCards.class);
    private static final String CHECK = "insurance_check";
    private static final String EVIDENCE = "insurance_evidence";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;
    private final FacilityId facility;

    SealedCards(Vault vault, FacilityId facility) {
        this.vault = vault;
        this.facility = facility;
    }

    byte[] key(HisPatientId patient) {
        return vault.lookup("his-patient", facility + "|" + patient.value());
    }

    byte[] subject(VisitId visit, byte[] patient, Insured who) {
        return vault.seal(ofSubject(visit.value(), patient), JSON.writeValueAsString(who));
    }

    /// Empty when it does not open: reported by the vault.
    Optional<Insured> subject(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("subject");
        Place place = ofSubject(row.getString("visit_id"), row.getBytes("patient_key"));
        return bytes == null
                ? Optional.empty()
                : vault.text(place, bytes).flatMap(text -> read(text, Insured.class));
    }

    byte[] answer(CheckId check, Finding finding) {
        return vault.seal(ofAnswer(check.value()), JSON.writeValueAsString(finding));
    }

    Optional<Finding> answer(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("answer");
        return bytes == null
                ? Optional.empty()
                : vault.text(ofAnswer(row.getString("check_id")), bytes)
                        .flatMap(text -> read(text, Finding.class));
    }

    byte[] raw(String evidence, byte[] bytes) {
        return vault.seal(ofRaw(evidence), bytes);
    }

    private static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(text, type));
        } catch (JacksonException another) {
            // Its text quotes what it read.
            LOG.error("{} sealed as something that is no {}", "H50", type.getSimpleName());
            return Optional.empty();
        }
    }

    private Place ofSubject(String visit, byte[] patient) {
        return new Place(
                CHECK, facility + "/" + visit + "/" + HexFormat.of().formatHex(patient), "subject");
    }

    private Place ofAnswer(String check) {
        return new Place(CHECK, facility + "/" + check, "answer");
    }

    private Place ofRaw(String evidence) {
        return new Place(EVIDENCE, facility + "/" + evidence, "raw");
    }

    /// One column of rows that an older key had sealed.
    private record Column(String table, String key, String name) {}

    int reseal(JdbcClient jdbc, int most) {
        int done = 0;
        for (Column column :
                List.of(
                        new Column(CHECK, "check_id", "subject"),
                        new Column(CHECK, "check_id", "answer"),
                        new Column(EVIDENCE, "evidence_id", "raw"))) {
            done += reseal(jdbc, column, most);
        }
        return done;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Old(String id, Place place, byte[] bytes) {}

    private int reseal(JdbcClient jdbc, Column column, int most) {
        List<Old> old =
                jdbc.sql(
                                "SELECT * FROM %s WHERE facility_id = :facility AND substring(%s FROM 2 FOR 4) <> :newest LIMIT :most"
                                        .formatted(column.table(), column.name()))
                        .param("facility", facility.value())
                        .param("newest", HexFormat.of().parseHex(vault.newestKey()))
                        .param("most", most)
                        .query((row, _) -> old(row, column))
                        .list();
        int done = 0;
        for (Old one : old) {
            done +=
                    vault.resealed(one.place(), one.bytes())
                            .map(fresh -> replace(jdbc, column, one, fresh))
                            .orElse(0);
        }
        return done;
    }

    /// Only what is still as it was read: a row may have been answered meanwhile.
    private int replace(JdbcClient jdbc, Column column, Old old, byte[] fresh) {
        return jdbc.sql(
                        "UPDATE %s SET %s = :fresh WHERE facility_id = :facility AND %s = :id AND %s = :old"
                                .formatted(
                                        column.table(), column.name(), column.key(), column.name()))
                .param("facility", facility.value())
                .param("id", old.id())
                .param("old", old.bytes())
                .param("fresh", fresh)
                .update();
    }

    private Old old(ResultSet row, Column column) throws SQLException {
        String id = row.getString(column.key());
        Place place =
                switch (column.name()) {
                    case "subject" ->
                            ofSubject(row.getString("visit_id"), row.getBytes("patient_key"));
                    case "answer" -> ofAnswer(id);
                    default -> ofRaw(id);
                };
        return new Old(id, place, row.getBytes(column.name()));
    }
}

package vn.hospitalkiosk.gateway.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.desk.PaymentLabels;

public final class StoredLabels implements PaymentLabels {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredLabels(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public Optional<PaymentId> find(String typed) {
        String text = typed.strip();
        List<PaymentId> found =
                jdbc.sql(
                                """
                                SELECT payment_id FROM payment_intent WHERE facility_id = :facility AND reference = :reference
                                UNION SELECT payment_id FROM capture WHERE facility_id = :facility AND psp_txn_id = :transaction
                                LIMIT 2
                                """)
                        .param("facility", facility.value())
                        .param("reference", text.toUpperCase(Locale.ROOT))
                        .param("transaction", text)
                        .query((row, _) -> new PaymentId(row.getString("payment_id")))
                        .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Map<PaymentId, String> references(Collection<PaymentId> payments) {
        Map<PaymentId, String> references = new HashMap<>();
        if (payments.isEmpty()) {
            return references;
        }
        jdbc.sql(
                        "SELECT payment_id, reference FROM payment_intent WHERE facility_id = :facility AND payment_id IN (:ids)")
                .param("facility", facility.value())
                .param("ids", payments.stream().map(PaymentId::value).toList())
                .query((row, _) ->
                        references.put(
                                new PaymentId(row.getString("payment_id")),
                                row.getString("reference")))
                .list();
        return references;
    }
}

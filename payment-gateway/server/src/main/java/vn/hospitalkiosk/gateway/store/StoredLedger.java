package vn.hospitalkiosk.gateway.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;

public final class StoredLedger implements Ledger {
    private static final String JOURNAL =
            """
            INSERT INTO journal (facility_id, kind, payment_id, business_date, posted_at)
            VALUES (?, ?, ?, ?, ?) RETURNING journal_id
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredLedger(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public long post(Journal journal) {
        long number =
                jdbc.sql(JOURNAL)
                        .params(
                                facility.value(),
                                journal.kind().name(),
                                journal.payment().value(),
                                journal.businessDate(),
                                Moments.of(journal.postedAt()))
                        .query(Long.class)
                        .single();
        int line = 1;
        for (Journal.Entry entry : journal.entries()) {
            jdbc.sql("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            facility.value(),
                            number,
                            line++,
                            entry.account().name(),
                            entry.amount().dong(),
                            entry.kiosk().value(),
                            entry.psp().value())
                    .update();
        }
        return number;
    }
}

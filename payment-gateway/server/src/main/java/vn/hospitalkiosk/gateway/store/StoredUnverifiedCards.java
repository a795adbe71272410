package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.insurance.CheckId;
import vn.hospitalkiosk.gateway.insurance.DeskTask;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCard;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;
import vn.hospitalkiosk.gateway.vault.Vault;

/// The desk's rows of `insurance_check`.
public final class StoredUnverifiedCards implements UnverifiedCards {
    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final SealedCards sealed;
    private final Clock clock;

    public StoredUnverifiedCards(JdbcClient jdbc, FacilityId facility, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.sealed = new SealedCards(vault, facility);
        this.clock = clock;
    }

    /// A question under way for the first time is not on it: `why` is set when the first one stayed without an answer.
    @Override
    public List<UnverifiedCard> open(int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM insurance_check WHERE facility_id = :facility AND settled_at IS NULL AND task <> 'NONE'
                            AND (state = 'ANSWERED' OR state = 'OPEN' AND why IS NOT NULL)
                        ORDER BY asked_at DESC LIMIT :most
                        """)
                .param("facility", facility.value())
                .param("most", most)
                .query((row, _) -> card(row))
                .list();
    }

    private UnverifiedCard card(ResultSet row) throws SQLException {
        Optional<Insured> who = sealed.subject(row);
        Optional<Finding> found = sealed.answer(row);
        String number =
                found.flatMap(Finding::card)
                        .map(InsuranceCard::lastFour)
                        .or(() -> who.map(one -> lastFour(one.numbers().getFirst())))
                        .orElse("");
        return new UnverifiedCard(
                new CheckId(row.getString("check_id")),
                new KioskId(row.getString("kiosk_id")),
                Optional.ofNullable(row.getString("encounter")),
                who.map(one -> one.name().masked()).orElse(""),
                who.map(one -> one.birthDate().year()).orElse(0),
                "•••• " + number,
                found.map(Finding::state).orElse(CoverageView.State.UNVERIFIED),
                DeskTask.valueOf(row.getString("task")),
                Moments.in(row, "asked_at"),
                row.getInt("tries"),
                Moments.maybe(row, "next_check_at"),
                Moments.maybe(row, "answered_at"),
                Optional.ofNullable(row.getString("why")).orElse(""),
                row.getObject("told_at") != null);
    }

    private static String lastFour(String number) {
        return number.substring(Math.max(0, number.length() - 4));
    }

    @Override
    public void askNow(CheckId check) {
        jdbc.sql(
                        "UPDATE insurance_check SET next_check_at = least(next_check_at, ?) WHERE facility_id = ? AND check_id = ? AND state = 'OPEN'")
                .params(Moments.of(clock.instant()), facility.value(), check.value())
                .update();
    }

    @Override
    public void settle(CheckId check, String by) {
        jdbc.sql(
                        "UPDATE insurance_check SET settled_at = ?, settled_by = ? WHERE facility_id = ? AND check_id = ? AND settled_at IS NULL")
                .params(Moments.of(clock.instant()), by, facility.value(), check.value())
                .update();
    }
}

package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// `evidence`.
final class MemoryEvidences implements Evidences {
    private final MemoryDatabase database;
    private final MemoryTable<Long, Tables.Evidence> rows;
    private long last;
    private boolean unique = true;

    MemoryEvidences(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("evidence", database);
    }

    void withoutUniqueness() {
        unique = false;
    }

    @Override
    public Filed file(PspCode psp, OrderId order, RawMessage raw, Instant at) {
        return database.statement(() -> {
            Tables.Evidence fresh =
                    new Tables.Evidence(
                            ++last, psp, order, raw.kind().name(), raw.digest(), Optional.empty());
            Optional<Tables.Evidence> known = rows.first(row -> unique && row.same(fresh));
            if (known.isEmpty()) {
                rows.insert(fresh.id(), fresh);
            }
            Tables.Evidence kept = known.orElse(fresh);
            return new Filed(kept.id(), kept.judgement().isPresent());
        });
    }

    @Override
    public void judged(PspCode psp, OrderId order, RawMessage raw, Instant at, String judgement) {
        database.statement(() -> {
            Tables.Evidence fresh =
                    new Tables.Evidence(
                            ++last,
                            psp,
                            order,
                            raw.kind().name(),
                            raw.digest(),
                            Optional.of(judgement));
            Optional<Tables.Evidence> known = rows.first(row -> unique && row.same(fresh));
            if (known.isPresent()) {
                rows.replace(known.get().id(), known.get().judged(judgement));
            } else {
                rows.insert(fresh.id(), fresh);
            }
            return fresh;
        });
    }

    /// Whether this message was judged before.
    boolean isJudged(PspCode psp, RawMessage raw) {
        return unique
                && rows.first(row ->
                                row.psp().equals(psp)
                                        && row.kind().equals(raw.kind().name())
                                        && row.digest().equals(raw.digest())
                                        && row.judgement().isPresent())
                        .isPresent();
    }

    @Override
    public void judged(Filed filed, String judgement) {
        database.statement(() -> {
            rows.find(filed.id()).ifPresent(row -> rows.replace(row.id(), row.judged(judgement)));
            return filed;
        });
    }

    List<Tables.Evidence> all() {
        return List.copyOf(rows.all());
    }
}

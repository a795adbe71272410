package vn.hospitalkiosk.gateway.sim.memory;

import java.util.List;
import vn.hospitalkiosk.gateway.audit.AuditTrail;

/// `audit`.
final class MemoryAudit implements AuditTrail {
    private final MemoryDatabase database;
    private final MemoryTable<Long, Tables.Note> rows;
    private long last;

    MemoryAudit(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("audit", database);
    }

    @Override
    public void note(String actor, String action, String subject, String detail) {
        database.statement(() -> {
            rows.insert(++last, new Tables.Note(actor, action, subject));
            return last;
        });
    }

    List<Tables.Note> all() {
        return List.copyOf(rows.all());
    }
}

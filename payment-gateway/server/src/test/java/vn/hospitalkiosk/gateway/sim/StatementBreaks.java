package vn.hospitalkiosk.gateway.sim;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Breaks statements on their way to a real database: where the day's plan hits a call of a store port, and where an [Aim] wants it, whatever class sends it and whenever.
///
/// Each aimed shot is remembered as the hit on a call or commit that has the same effect, so that memory can break alike: inside a transaction everything is undone; a statement that waited for
/// the commit undoes it; after a commit nothing is.
final class StatementBreaks implements Ports.Breaking {
    private static final Pattern WRITES = Pattern.compile("\\b(INSERT|UPDATE|DELETE)\\b");
    private static final Pattern LOCKS = Pattern.compile("FOR (NO KEY )?UPDATE");

    private final FailPoints points;
    private final Chance cuts;
    private final Aim aim;
    private final Cut cut;
    private final List<Shot> shots = new ArrayList<>();
    private final Map<Long, Faults.Hit> mirrored = new HashMap<>();
    private Faults faults = new Faults();
    private Optional<Faults.Hit> armed = Optional.empty();
    private int statementsToGo;
    private String last = "";

    private boolean calling;
    private boolean wrote;
    private boolean free;
    private long event;
    private int statement;

    interface Execution {
        @Nullable Object run() throws Throwable;
    }

    /// Of the connection that is in use.
    interface Cut {
        void now() throws SQLException;
    }

    /// @param cuts says which breaks inside a transaction cut the connection, each day its own
    StatementBreaks(FailPoints points, Chance cuts, Aim aim, Cut cut) {
        this.points = points;
        this.cuts = cuts;
        this.aim = aim;
        this.cut = cut;
    }

    void breakBy(Faults plan) {
        faults = plan;
    }

    /// What is shot from now on has no counterpart in memory.
    void freely() {
        free = true;
    }

    List<Shot> shots() {
        return shots;
    }

    /// By the number of the event.
    Map<Long, Faults.Hit> mirrored() {
        return mirrored;
    }

    @Override
    public Object run(Optional<Faults.Hit> hit, Ports.Call call) throws Throwable {
        armed = hit;
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        statementsToGo = hit.isPresent() && within ? hit.get().place() / 2 : 0;
        calling = true;
        wrote = false;
        last = "";
        try {
            Object result = call.run();
            if (armed.isPresent()) {
                if (!last.isEmpty()) {
                    points.hit(last, new Faults.Hit(armed.get().blow(), 1));
                }
                throw faults.blow(armed.get());
            }
            return result;
        } finally {
            calling = false;
            armed = Optional.empty();
        }
    }

    @Nullable Object execute(String sql, Execution work) throws Throwable {
        points.ran(sql);
        last = sql;
        Optional<Faults.Hit> hit = hit(sql);
        if (hit.isPresent() && hit.get().before()) {
            strike(sql, hit.get());
        }
        Object result = work.run();
        if (hit.isPresent()) {
            strike(sql, hit.get());
        }
        wrote |= writes(sql);
        return result;
    }

    private Optional<Faults.Hit> hit(String sql) {
        statement = event == faults.events() ? statement + 1 : 1;
        event = faults.events();
        if (armed.isPresent()) {
            return statementsToGo-- == 0 ? armed : Optional.empty();
        }
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        boolean waited = within && !calling;
        if (!free && (faults.isCalm() || (waited && faults.hitsNext()))) {
            return Optional.empty();
        }
        Optional<Shot> shot = aim.at(sql, event, statement);
        shot.ifPresent(shots::add);
        if (shot.isPresent() && !free) {
            mirror(sql, shot.get(), within);
        }
        return shot.map(Shot::hit);
    }

    private void mirror(String sql, Shot shot, boolean within) {
        boolean undone = within;
        if (within && !calling) {
            faults.passCommit();
        } else if (calling && !within) {
            undone = !wrote && (shot.before() || !writes(sql));
        }
        mirrored.put(faults.events(), new Faults.Hit(shot.blow(), undone ? 0 : 1));
    }

    private static boolean writes(String sql) {
        return WRITES.matcher(LOCKS.matcher(sql).replaceAll("")).find();
    }

    private void strike(String sql, Faults.Hit hit) throws SQLException {
        points.hit(sql, hit);
        armed = Optional.empty();
        boolean copying = sql.startsWith("COPY");
        if (copying) {
            cut.now();
        }
        RuntimeException error = faults.blow(hit);
        if (!copying
                && TransactionSynchronizationManager.isActualTransactionActive()
                && cuts.in100(25)) {
            points.cut();
            cut.now();
        }
        throw new SQLException("the connection broke", "08006", error);
    }
}

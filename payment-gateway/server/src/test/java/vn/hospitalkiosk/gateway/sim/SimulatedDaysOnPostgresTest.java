package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.sim.memory.Tables;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// Plays with `-Dsim.postgres=true` only, until its length is known on a quiet machine.
///
/// The same short days twice: in memory, and on a real PostgreSQL that breaks at statements and commits. Both must keep every rule and end alike, row for row.
@EnabledIfSystemProperty(named = "sim.postgres", matches = "true")
class SimulatedDaysOnPostgresTest {
    @Test
    void a_day_on_postgres_ends_as_it_does_in_memory() throws SQLException {
        Days.Figures figures = new Days.Figures();
        for (long seed = Days.first(); seed <= Days.last(500); seed++) {
            Tables memory = evening(seed, faults -> new MemoryStorage(SimHouse.FACILITY, faults));
            Tables postgres = onPostgres(seed);
            assertThat(Fingerprint.of(postgres))
                    .as("seed " + seed)
                    .isEqualTo(Fingerprint.of(memory));
            figures.add(postgres);
            if (Boolean.getBoolean("sim.trace")) {
                System.out.println("seed " + seed);
            }
        }
        System.out.println("on PostgreSQL: " + figures);
    }

    private static Tables onPostgres(long seed) throws SQLException {
        AtomicReference<BreakingSource> source = new AtomicReference<>();
        try {
            return evening(
                    seed,
                    faults -> {
                        source.set(new BreakingSource(TestDatabase.dataSource(), faults));
                        return new PostgresStorage(
                                source.get(), TestDatabase.dataSource(), facility(), faults);
                    });
        } finally {
            source.get().close();
        }
    }

    private static FacilityId facility() {
        return TestDatabase.newFacility();
    }

    private static Tables evening(long seed, Function<Faults, Storage> storage) {
        AtomicReference<Tables> tables = new AtomicReference<>();
        Days.one(seed, Scale.SHORT, storage, tables::set);
        return tables.get();
    }
}

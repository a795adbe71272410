package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.ConsentReply;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;

/// What check-in needs of the house, in memory.
public final class FakeHouse implements Consenting, DeclaredPriorities, Sights {
    public static final LocalDate HOLIDAY = LocalDate.of(2026, 9, 2);

    public final List<String> seen = new ArrayList<>();
    public final List<Set<PriorityGroup>> declared = new ArrayList<>();
    public boolean agrees = true;
    public @Nullable LateCoverage rechecks;

    public Reception reception(Visits visits, Remarks remarks, Executor executor, Clock clock) {
        return new Reception(
                visits,
                new FakeNumbers(),
                remarks,
                this,
                this,
                this,
                executor,
                clock,
                ZoneId.of("Asia/Ho_Chi_Minh"),
                Optional.ofNullable(rechecks),
                Set.of(HOLIDAY));
    }

    @Override
    public void seen(
            KioskIdentity kiosk,
            VisitId visit,
            vn.hospitalkiosk.gateway.his.HisPatientId patient,
            String how) {
        seen.add(patient.value() + " " + how);
    }

    @Override
    public boolean agreed(KioskIdentity kiosk, String person, ConsentReply reply) {
        return agrees;
    }

    @Override
    public void remember(KioskIdentity kiosk, String person, ConsentReply reply) {}

    @Override
    public void declared(
            KioskIdentity kiosk,
            VisitId visit,
            String encounter,
            Ticket ticket,
            Set<PriorityGroup> groups,
            Instant at) {
        declared.add(groups);
    }

    @Override
    public List<Declared> open(int most) {
        return List.of();
    }

    @Override
    public boolean decide(VisitId visit, boolean confirmed, String by, Instant at) {
        return false;
    }
}

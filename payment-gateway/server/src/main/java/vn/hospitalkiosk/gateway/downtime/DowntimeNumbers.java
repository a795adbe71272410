package vn.hospitalkiosk.gateway.downtime;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// The doorway to downtime numbers. Blocks are leased while the kiosk is on line, signed, and good for one day; a number that was leased and not given out is lost, never given twice.
public final class DowntimeNumbers {
    /// Of one class: what a kiosk gives out in a busy hour.
    static final int BLOCK = 40;

    private static final String NOT_OURS = "K70";
    private static final String OUTSIDE = "K71";

    private final DowntimeBook book;
    private final BlockSeal seal;
    private final AuditTrail audit;
    private final Clock clock;
    private final ZoneId zone;

    /// @param zone of the hospital: decides what "today" is
    public DowntimeNumbers(
            DowntimeBook book, BlockSeal seal, AuditTrail audit, Clock clock, ZoneId zone) {
        this.book = book;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    public NumberBlock lease(KioskIdentity kiosk, NumberClass kind) {
        Instant now = clock.instant();
        LocalDate day = today();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        String prefix = prefix(kiosk.kiosk());
        int first = book.take(kiosk, day, kind, prefix, BLOCK, now, end);
        return seal.sealed(
                new NumberBlock(
                        kiosk.facility(),
                        kiosk.kiosk(),
                        day,
                        kind,
                        prefix,
                        first,
                        first + BLOCK - 1,
                        end,
                        ""));
    }

    /// What a kiosk gave out. A number outside of what was leased is not taken over: it is written down for a technician, and the kiosk does not tell it again.
    public void given(KioskIdentity kiosk, List<IssuedNumber> numbers) {
        for (IssuedNumber number : numbers) {
            NumberBlock block = number.block();
            if (!isOf(kiosk, block) || !seal.isOurs(block)) {
                note(kiosk, NOT_OURS, number);
            } else if (!block.holds(number.number())) {
                note(kiosk, OUTSIDE, number);
            } else {
                book.given(block, number, clock.instant());
            }
        }
    }

    private static boolean isOf(KioskIdentity kiosk, NumberBlock block) {
        return block.facility().equals(kiosk.facility()) && block.kiosk().equals(kiosk.kiosk());
    }

    private void note(KioskIdentity kiosk, String code, IssuedNumber number) {
        audit.note("kiosk " + kiosk.kiosk(), "offline-number-refused", number.label(), code);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public List<DowntimeBook.Given> open() {
        return book.open(today());
    }

    public List<DowntimeBook.Given> called(int most) {
        return book.called(today(), most);
    }

    /// @return false when somebody else was faster
    public boolean call(String label, String desk, String by) {
        boolean done = book.call(today(), label, desk, clock.instant());
        if (done) {
            audit.note(by, "offline-number-called", label, desk);
        }
        return done;
    }

    /// @return false when somebody else was faster
    public boolean link(String label, String encounter, String by) {
        return close(label, Optional.of(encounter), "offline-number-linked", by);
    }

    /// @return false when somebody else was faster
    public boolean absent(String label, String by) {
        return close(label, Optional.empty(), "offline-number-absent", by);
    }

    private boolean close(String label, Optional<String> encounter, String act, String by) {
        boolean done = book.close(today(), label, encounter, by, clock.instant());
        if (done) {
            audit.note(by, act, label, encounter.orElse(""));
        }
        return done;
    }

    /// `K03` → `K3`: as short as can be told apart by ear.
    static String prefix(KioskId kiosk) {
        String plain = kiosk.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return plain.replaceAll("(?<=[A-Z])0+(?=[0-9])", "");
    }
}

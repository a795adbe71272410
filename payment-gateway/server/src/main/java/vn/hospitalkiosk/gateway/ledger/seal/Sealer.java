package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Shifts;

/// Seals what has been booked since the last round, and signs a root over each day that has ended. Off the path of payments; several gateways may each have one.
/// One thread calls it. A round that fails leaves nothing behind, the next one does its work.
public final class Sealer {
    /// The pause between rounds; with the round itself less than a second.
    public static final Duration PAUSE = Duration.ofMillis(500);

    /// How long after midnight a payment begun before it may still be booked into the old day; later ones cost another root.
    private static final Duration GRACE = Duration.ofSeconds(60);

    /// So many journals in one round that the next does not wait for the pause.
    private static final int BACKLOG = 5_000;

    private static final Standing UNKNOWN = new Standing(-1, new TreeMap<>(), -1);
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final SealBook book;
    private final FacilityId facility;
    private final Shifts shifts;
    private final HospitalKey key;
    private final WitnessFolder files;
    private final Clock clock;
    private final InTransaction transactions;

    /// As of the last round; another gateway's seals make it stale.
    private Standing standing = UNKNOWN;

    private boolean failing;

    /// Runs a round in one transaction of the book.
    @FunctionalInterface
    public interface InTransaction {
        Outcome run(Supplier<Outcome> round);
    }

    /// What a round did.
    public record Outcome(List<Seal> seals, List<DailyRoot> roots, Standing standing) {}

    /// @param position of the last seal
    /// @param open the last seal of every day that no root covers wholly
    /// @param roots how many there are
    public record Standing(long position, SortedMap<LocalDate, Seal.Head> open, long roots) {}

    public Sealer(
            SealBook book,
            FacilityId facility,
            Shifts shifts,
            HospitalKey key,
            WitnessFolder files,
            Clock clock,
            InTransaction transactions) {
        this.book = book;
        this.facility = facility;
        this.shifts = shifts;
        this.key = key;
        this.files = files;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// One round, more while a backlog is there; said once when it begins to fail and once when it works again.
    public void work() {
        try {
            while (journals(round()) >= BACKLOG) {
                LOG.debug("more is waiting to be sealed");
            }
            if (failing) {
                LOG.info("sealing works again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("{} the book is not being sealed", "G90", e);
            }
            failing = true;
            standing = UNKNOWN;
        }
    }

    private static int journals(Outcome outcome) {
        return outcome.seals().stream().mapToInt(seal -> seal.leaves().size()).sum();
    }

    /// @return what was sealed; nothing when another gateway is at it
    public Outcome round() {
        Outcome outcome = transactions.run(this::sealed);
        boolean changed = !outcome.standing().equals(standing);
        standing = outcome.standing();
        if (!outcome.seals().isEmpty() || !outcome.roots().isEmpty()) {
            outcome.roots().forEach(files::write);
        }
        if (changed && standing.position() > 0) {
            files.write(
                    Tail.sign(facility, standing.roots(), standing.open(), clock.instant(), key));
        }
        return outcome;
    }

    private Outcome sealed() {
        if (!book.lock()) {
            return new Outcome(List.of(), List.of(), standing);
        }
        Seal.Place last = book.last();
        Standing now = now(last);
        SortedMap<LocalDate, Seal.Head> open = new TreeMap<>(now.open());
        List<Seal> seals = seals(book.unsealed(last), open);
        List<DailyRoot> roots = roots(open);
        long position = seals.isEmpty() ? last.position() : seals.getLast().place().position();
        return new Outcome(seals, roots, new Standing(position, open, now.roots() + roots.size()));
    }

    /// What this gateway remembers, and what others have added since.
    private Standing now(Seal.Place last) {
        if (book.rootCount() != standing.roots()) {
            List<DailyRoot> roots = book.roots();
            // A crash between commit and file leaves a root without its file.
            roots.stream().filter(root -> !files.has(root)).forEach(files::write);
            return new Standing(last.position(), book.withoutRoot(), roots.size());
        }
        SortedMap<LocalDate, Seal.Head> open = new TreeMap<>(standing.open());
        if (last.position() != standing.position()) {
            open.putAll(book.headsAfter(standing.position()));
        }
        return new Standing(last.position(), open, standing.roots());
    }

    private List<Seal> seals(SealBook.Unsealed unsealed, SortedMap<LocalDate, Seal.Head> open) {
        List<Seal> seals = new ArrayList<>();
        for (Map.Entry<LocalDate, Leaves> day : unsealed.days().entrySet()) {
            Seal.Head head =
                    Optional.ofNullable(open.get(day.getKey()))
                            .or(() -> book.head(day.getKey()))
                            .orElse(Seal.Head.NONE);
            Seal.Place place =
                    new Seal.Place(
                            unsealed.next().position() + seals.size(),
                            unsealed.next().upTo(),
                            unsealed.next().floor());
            Seal seal =
                    Seal.after(
                            head, facility, place, day.getKey(), clock.instant(), day.getValue());
            book.add(seal);
            open.put(day.getKey(), seal.head());
            seals.add(seal);
        }
        return seals;
    }

    private List<DailyRoot> roots(SortedMap<LocalDate, Seal.Head> open) {
        Instant now = clock.instant();
        SortedMap<LocalDate, Seal.Head> ended =
                new TreeMap<>(open.headMap(shifts.dayOf(now.minus(GRACE))));
        if (ended.isEmpty()) {
            return List.of();
        }
        List<DailyRoot> all = new ArrayList<>(book.roots());
        int before = all.size();
        ended.forEach((day, head) -> {
            Optional<DailyRoot> previous =
                    all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
            DailyRoot root =
                    DailyRoot.sign(facility, previous, day, head, book.leaves(day), now, key);
            book.add(root);
            all.add(root);
            open.remove(day);
        });
        return List.copyOf(all.subList(before, all.size()));
    }
}

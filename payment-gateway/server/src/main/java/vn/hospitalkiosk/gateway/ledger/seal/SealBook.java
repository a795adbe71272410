package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Where seals and roots are kept, and what is not sealed yet. Called inside one transaction per round.
public interface SealBook {
    /// Whether this gateway seals in this transaction; no other does at the same time.
    boolean lock();

    /// Where the last seal stands; [Seal.Place#START] when there is none.
    Seal.Place last();

    /// Journals of finished transactions that no seal holds yet; at most about ten thousand at once.
    ///
    /// @param last as [#last] gave it
    Unsealed unsealed(Seal.Place last);

    /// @param next the place of the first seal over them
    /// @param days journals by business day, by number within each
    record Unsealed(Seal.Place next, SortedMap<LocalDate, Leaves> days) {}

    Optional<Seal.Head> head(LocalDate day);

    /// The last seal of each day that no root covers wholly.
    SortedMap<LocalDate, Seal.Head> withoutRoot();

    /// The last seal of each day among those after this position.
    SortedMap<LocalDate, Seal.Head> headsAfter(long position);

    void add(Seal seal);

    /// All journals of a day as its seals name them.
    Leaves leaves(LocalDate day);

    /// By number.
    List<DailyRoot> roots();

    long rootCount();

    void add(DailyRoot root);
}

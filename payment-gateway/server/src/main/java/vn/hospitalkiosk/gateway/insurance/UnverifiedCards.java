package vn.hospitalkiosk.gateway.insurance;

import java.util.List;

/// The reception desk's door to cards that need a look: unanswered ones, which the gateway goes on asking about by itself, and answered ones with something to do.
public interface UnverifiedCards {
    /// The newest first.
    List<UnverifiedCard> open(int most);

    /// Asks about this card at once instead of at its time; nothing when it was answered meanwhile.
    void askNow(CheckId check);

    /// The desk has done what was to do; the card leaves the list.
    ///
    /// @param by who, as the audit names people
    void settle(CheckId check, String by);
}

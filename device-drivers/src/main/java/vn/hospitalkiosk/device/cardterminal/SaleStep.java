package vn.hospitalkiosk.device.cardterminal;

/// How far a sale is, where the terminal tells.
public enum SaleStep {
    /// The terminal took the order and waits for a card.
    WAITING_FOR_CARD,
    /// A card was tapped, inserted or swiped: the payer can no longer be let go without asking.
    CARD_SEEN
}

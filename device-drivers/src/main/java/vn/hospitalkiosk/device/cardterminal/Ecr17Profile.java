package vn.hospitalkiosk.device.cardterminal;

import java.util.Set;

/// What differs between ECR17 terminals.
///
/// @param scale mandatory; see [AmountScale]
/// @param terminalId eight digits; eight zeros address any
/// @param registerId eight digits, our own
/// @param cancelled action codes that mean that the payer gave up
/// @param cardSeen words, in capitals, by one of which a text of progress tells that the terminal has a card
public record Ecr17Profile(
        AmountScale scale,
        String terminalId,
        String registerId,
        Set<String> cancelled,
        Set<String> cardSeen) {
    public Ecr17Profile {
        if (!terminalId.matches("[0-9]{8}") || !registerId.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("ECR17 ids have eight digits");
        }
    }
}

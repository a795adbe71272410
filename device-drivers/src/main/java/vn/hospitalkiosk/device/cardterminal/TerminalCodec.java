package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;

/// The words of one family of terminals. Bytes in, meanings out: no input, no clock, no memory.
sealed interface TerminalCodec permits HypercomCodec, Ecr17Codec {
    /// Why this terminal cannot be told that, as with an amount too large for its field; empty when it can.
    Optional<String> objection(TerminalCommand command);

    /// @throws IllegalArgumentException when there is an objection
    byte[] request(TerminalCommand command);

    /// Whether this message may answer that command. A late answer to a payment also answers the question for it.
    boolean answers(byte[] message, TerminalCommand command);

    /// Whether a message that answers a question for a transaction can prove that the terminal does not know it.
    boolean denies(byte[] message);

    /// @return empty when the message has no known form
    Optional<TerminalAnswer> read(byte[] message);

    /// The terminal does not repeat our reference: a transaction is known as new by its number alone, which must be asked for before.
    boolean knowsBySequence();

    /// The answer to a void carries the number of the sale it took back, and the terminal can be asked about that sale.
    boolean voidNamesSale();

    /// Kind and result of a message, for the trace; never content. Takes any bytes.
    String title(byte[] message);

    /// Bytes that ask the terminal to stop waiting for a card; empty: it cannot be asked.
    Optional<byte[]> giveUp();

    /// Whether a text of progress says that the terminal has a card.
    boolean tellsOfCard(String progress);

    /// @return totals of a settlement's answer
    Optional<SettlementTotals> totals(byte[] message);
}

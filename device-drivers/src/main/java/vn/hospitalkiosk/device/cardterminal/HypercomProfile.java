package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import java.util.Set;

/// What differs between terminals of the Hypercom family; the acquirer's document tells.
///
/// @param scale mandatory; see [AmountScale]
/// @param referenceField type of the field that carries our reference and comes back; empty when the terminal repeats none
/// @param walletCommand value of field A1 in a wallet sale
/// @param lastTrace value of field 65 that asks for the last transaction whatever its number
/// @param cancelled response codes that mean that the payer gave up
/// @param unclear response codes that are neither yes nor no, as partial approvals
/// @param voided response codes that mean that the transaction asked for was taken back
/// @param giveUp a byte that makes the terminal stop waiting for a card; empty when it knows none
/// @param totals where a settlement's answer tells its sums; without, field 40 is the net sum
public record HypercomProfile(
        AmountScale scale,
        Optional<String> referenceField,
        String walletCommand,
        String lastTrace,
        Set<String> cancelled,
        Set<String> unclear,
        Set<String> voided,
        Optional<Byte> giveUp,
        Optional<Totals> totals) {
    /// Types of the fields of a settlement's answer: each kind's count and sum.
    public record Totals(
            String saleCount,
            String saleSum,
            String voidCount,
            String voidSum,
            String refundCount,
            String refundSum) {}

    /// Field 66 carries the reference; response codes as in ISO 8583. `UC` and `VD`, EOT for giving up and the totals' fields are our virtual terminal's: no public document tells any.
    public static HypercomProfile with(AmountScale scale) {
        return new HypercomProfile(
                scale,
                Optional.of("66"),
                "01",
                "000000",
                Set.of("17", "UC"),
                Set.of("08", "10", "11"),
                Set.of("VD"),
                Optional.of((byte) 4),
                Optional.of(new Totals("S1", "S2", "V1", "V2", "F1", "F2")));
    }
}

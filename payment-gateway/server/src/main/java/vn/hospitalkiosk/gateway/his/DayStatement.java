package vn.hospitalkiosk.gateway.his;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import vn.hospitalkiosk.api.Vnd;

/// All the HIS has been told, or will be, about money that moved at kiosks on one day, so that it can compare: one line per record, by its id.
///
/// @param issue 1 at the day's close; a day whose figures changed afterwards is told again with the next one, which replaces the last
public record DayStatement(LocalDate day, int issue, List<HisMoney.MoneyRecord> lines) {
    public DayStatement {
        lines = lines.stream().sorted(Comparator.comparing(HisMoney.MoneyRecord::id)).toList();
    }

    /// Sum of the lines, refunds negative. No cash count: what was paid in advance stands here on the day it came, and again on the day it pays a bill.
    public Vnd total() {
        return lines.stream().map(DayStatement::signed).reduce(Vnd.ZERO, Vnd::plus);
    }

    public static Vnd signed(HisMoney.MoneyRecord line) {
        return switch (line) {
            case HisMoney.PaymentRecord payment -> payment.amount();
            case HisMoney.DepositRecord deposit -> deposit.amount();
            case HisMoney.RefundRecord refund -> Vnd.ZERO.minus(refund.amount());
        };
    }

    /// Tells two statements of a day apart, 64 hex digits.
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(line ->
                    sha.update(
                            (line.id() + " " + signed(line).dong() + "\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

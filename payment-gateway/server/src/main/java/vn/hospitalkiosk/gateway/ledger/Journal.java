package vn.hospitalkiosk.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// One balanced booking. Never changed; a correction is another journal.
///
/// @param businessDate the hospital's calendar day
public record Journal(
        Kind kind,
        PaymentId payment,
        LocalDate businessDate,
        Instant postedAt,
        List<Entry> entries) {
    public enum Kind {
        CAPTURE,
        CAPTURE_LATE,
        CAPTURE_TWICE,
        CAPTURE_DIFFERS
    }

    /// @param amount debit positive, credit negative
    public record Entry(Account account, Vnd amount, KioskId kiosk, PspCode psp) {}

    /// @throws IllegalArgumentException when debits and credits differ
    public Journal {
        entries = List.copyOf(entries);
        Vnd sum = entries.stream().map(Entry::amount).reduce(Vnd.ZERO, Vnd::plus);
        if (entries.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException("a journal of " + kind + " does not balance");
        }
    }

    /// Money came in through a psp: debit its clearing account, credit whatever it is for.
    public static Journal moneyIn(
            Kind kind,
            PaymentId payment,
            Vnd amount,
            KioskId kiosk,
            PspCode psp,
            Instant at,
            LocalDate businessDate) {
        Account credit =
                switch (kind) {
                    case CAPTURE -> Account.HIS_RECEIVABLE;
                    case CAPTURE_LATE, CAPTURE_TWICE -> Account.PATIENT_CREDIT;
                    case CAPTURE_DIFFERS -> Account.SUSPENSE;
                };
        return new Journal(
                kind,
                payment,
                businessDate,
                at,
                List.of(
                        new Entry(Account.PSP_CLEARING, amount, kiosk, psp),
                        new Entry(credit, Vnd.ZERO.minus(amount), kiosk, psp)));
    }
}

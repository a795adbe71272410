package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Where money stands when it comes in.
final class Standings {
    private Standings() {}

    private record Standing(Place place, Cause cause) {}

    /// A deposit pays no bill: what would have paid one is a deposit then.
    static Journal.Kind kind(Purpose purpose, Journal.Kind moved) {
        return switch (purpose) {
            case Purpose.Bill() -> moved;
            case Purpose.Deposit _ -> moved == Journal.Kind.CAPTURE ? Journal.Kind.DEPOSIT : moved;
        };
    }

    static Holdings.Fresh of(
            PaymentIntent intent,
            PspReport.Paid paid,
            Journal.Kind kind,
            long journal,
            Instant now) {
        Standing standing = standing(kind);
        boolean decided =
                switch (standing.cause()) {
                    case LATE, TWICE, DEPOSITED -> false;
                    case PAID, OTHER_AMOUNT, NO_ORDER, ATTRIBUTED, APPLIED, TAKEN_BACK -> true;
                };
        return new Holdings.Fresh(
                intent.psp(),
                paid.transaction(),
                standing.place(),
                standing.cause(),
                Optional.of(intent.id()),
                Optional.of(intent.bill()),
                Optional.of(intent.kiosk()),
                paid.amount(),
                now,
                journal,
                decided ? Optional.empty() : Optional.of(now));
    }

    static Holdings.Fresh stray(
            PspCode psp, String transaction, Vnd amount, long journal, Instant now) {
        return new Holdings.Fresh(
                psp,
                transaction,
                Place.SUSPENSE,
                Cause.NO_ORDER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                amount,
                now,
                journal,
                Optional.empty());
    }

    private static Standing standing(Journal.Kind kind) {
        return switch (kind) {
            case CAPTURE -> new Standing(Place.BILL, Cause.PAID);
            case CAPTURE_LATE -> new Standing(Place.CREDIT, Cause.LATE);
            case CAPTURE_TWICE -> new Standing(Place.CREDIT, Cause.TWICE);
            case CAPTURE_DIFFERS -> new Standing(Place.SUSPENSE, Cause.OTHER_AMOUNT);
            case DEPOSIT -> new Standing(Place.DEPOSIT, Cause.DEPOSITED);
            case STRAY, ATTRIBUTED, CREDIT_APPLIED, REFUND, DEPOSIT_USED, SETTLED, REVERSAL ->
                    throw new IllegalStateException(kind + " brings no money for a payment");
        };
    }
}

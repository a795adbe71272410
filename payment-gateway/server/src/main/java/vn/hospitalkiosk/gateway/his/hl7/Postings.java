package vn.hospitalkiosk.gateway.his.hl7;

import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Telling the HIS about money. Done only when the HIS, asked by the key, has that sum in its books.
final class Postings {
    private final Hl7Door door;
    private final Questions questions;
    private final Hl7Settings settings;
    private final Bills bills;
    private final Visits visits;

    Postings(Hl7Door door, Questions questions, Hl7Settings settings, Bills bills, Visits visits) {
        this.door = door;
        this.questions = questions;
        this.settings = settings;
        this.bills = bills;
        this.visits = visits;
    }

    HisOutcome<HisMoney.Recorded> payment(HisMoney.PaymentRecord payment) {
        return once(
                payment,
                payment.bill().value(),
                () ->
                        ofBill(payment.bill())
                                .then(patient ->
                                        new HisAnswer.Done<>(
                                                new Posting(
                                                        payment.id(),
                                                        Posting.Kind.PAYMENT,
                                                        patient,
                                                        payment.bill().value(),
                                                        "",
                                                        payment.amount(),
                                                        payment.capturedAt(),
                                                        payment.method(),
                                                        payment.reference()))));
    }

    HisOutcome<HisMoney.Recorded> refund(HisMoney.RefundRecord refund) {
        return once(
                refund,
                refund.bill().value(),
                () ->
                        ofBill(refund.bill())
                                .then(patient ->
                                        new HisAnswer.Done<>(
                                                new Posting(
                                                        refund.id(),
                                                        Posting.Kind.REFUND,
                                                        patient,
                                                        refund.bill().value(),
                                                        "",
                                                        refund.amount(),
                                                        refund.refundedAt(),
                                                        refund.method(),
                                                        refund.reference()))));
    }

    HisOutcome<HisMoney.Recorded> deposit(HisMoney.DepositRecord deposit) {
        return once(
                deposit,
                "",
                () ->
                        visits.numbered(deposit.encounter())
                                .then(visit ->
                                        new HisAnswer.Done<>(
                                                new Posting(
                                                        deposit.id(),
                                                        Posting.Kind.DEPOSIT,
                                                        visit.patient(),
                                                        "",
                                                        deposit.encounter(),
                                                        deposit.amount(),
                                                        deposit.capturedAt(),
                                                        deposit.method(),
                                                        deposit.reference()))));
    }

    private HisAnswer<String> ofBill(BillId bill) {
        return bills.one(bill).then(found -> new HisAnswer.Done<>(found.patient()));
    }

    private HisOutcome<HisMoney.Recorded> once(
            HisMoney.MoneyRecord record, String bill, Supplier<HisAnswer<Posting>> posting) {
        return new Keyed<HisMoney.Recorded>(
                        door,
                        "DFT^P03",
                        () ->
                                door.ask("Z74", questions.money(record.id()))
                                        .then(heard -> inTheBooks(heard, record, bill)),
                        () ->
                                posting.get()
                                        .then(one -> new HisAnswer.Done<>(one.message(settings))))
                .once();
    }

    /// A key that stands for something else must not pass for this.
    private static HisAnswer<Optional<HisMoney.Recorded>> inTheBooks(
            Er7Message heard, HisMoney.MoneyRecord record, String bill) {
        Optional<Er7Segment> booked =
                heard.all("FT1").stream()
                        .filter(ft1 -> ft1.text(2).equals(record.id()))
                        .findFirst();
        if (booked.isEmpty()) {
            return new HisAnswer.Done<>(Optional.empty());
        }
        Er7Segment ft1 = booked.get();
        boolean same =
                Bills.amount(ft1.text(11, 0, 1, 1), ft1.text(11, 0, 1, 2)).equals(amount(record))
                        && ft1.text(23).equals(bill)
                        && ft1.text(6).equals(kind(record).code());
        return same
                ? new HisAnswer.Done<>(Optional.of(new HisMoney.Recorded()))
                : new HisAnswer.Rejected<>(
                        HisRefusal.KEY_REUSED, "the key stands for something else");
    }

    private static Vnd amount(HisMoney.MoneyRecord record) {
        return switch (record) {
            case HisMoney.PaymentRecord payment -> payment.amount();
            case HisMoney.RefundRecord refund -> refund.amount();
            case HisMoney.DepositRecord deposit -> deposit.amount();
        };
    }

    private static Posting.Kind kind(HisMoney.MoneyRecord record) {
        return switch (record) {
            case HisMoney.PaymentRecord _ -> Posting.Kind.PAYMENT;
            case HisMoney.RefundRecord _ -> Posting.Kind.REFUND;
            case HisMoney.DepositRecord _ -> Posting.Kind.DEPOSIT;
        };
    }
}

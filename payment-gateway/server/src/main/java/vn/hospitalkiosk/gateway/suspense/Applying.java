package vn.hospitalkiosk.gateway.suspense;

import java.time.Clock;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.payment.LateSuccess;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Purpose;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Moves money that pays no bill. Every method runs inside the caller's transaction.
final class Applying {
    private final FacilityId facility;
    private final Holdings holdings;
    private final PaymentIntents intents;
    private final LateSuccess late;
    private final Ledger ledger;
    private final HisNews news;
    private final AuditTrail audit;
    private final Shifts shifts;
    private final Clock clock;

    /// Who says so, and who confirmed it.
    record Signed(PersonId maker, String reason, Optional<PersonId> checker) {}

    Applying(
            FacilityId facility,
            Holdings holdings,
            PaymentIntents intents,
            LateSuccess late,
            Ledger ledger,
            HisNews news,
            AuditTrail audit,
            Shifts shifts,
            Clock clock) {
        this.facility = facility;
        this.holdings = holdings;
        this.intents = intents;
        this.late = late;
        this.ledger = ledger;
        this.news = news;
        this.audit = audit;
        this.shifts = shifts;
        this.clock = clock;
    }

    /// @param due what the HIS says the bill asks for
    Decided toBill(HoldingId id, BillId bill, Vnd due, Signed signed) {
        intents.lock(bill);
        if (holdings.pays(bill)) {
            return Decided.not(Obstacle.BILL_NOT_OPEN);
        }
        if (intents.holderOf(bill).isPresent()) {
            return Decided.not(Obstacle.BILL_BEING_PAID);
        }
        Optional<Holding> money = holdings.lock(id);
        if (money.isEmpty()) {
            return Decided.not(Obstacle.NOT_THERE);
        }
        return switch (money.get().place()) {
            case BILL, RETURNED -> Decided.not(Obstacle.NOT_NOW);
            case SUSPENSE -> pay(money.get(), Journal.Kind.ATTRIBUTED, bill, due, signed);
            case CREDIT -> pay(money.get(), Journal.Kind.CREDIT_APPLIED, bill, due, signed);
            case DEPOSIT -> pay(money.get(), Journal.Kind.DEPOSIT_USED, bill, due, signed);
        };
    }

    private Decided pay(Holding money, Journal.Kind kind, BillId bill, Vnd due, Signed signed) {
        if (money.left().compareTo(due) < 0) {
            return Decided.not(Obstacle.NOT_ENOUGH_LEFT);
        }
        Cause cause = money.place() == Place.SUSPENSE ? Cause.ATTRIBUTED : Cause.APPLIED;
        HospitalTime time = shifts.at(clock.instant());
        HoldingId paid = move(money, kind, Place.BILL, cause, bill, due, signed, time);
        money.payment().ifPresent(payment -> late.pays(payment, bill, money.transaction()));
        news.add(
                new HisMoney.PaymentRecord(
                        new PaymentId(facility + "-applied-" + paid),
                        bill,
                        due,
                        time.at(),
                        money.psp().value(),
                        money.transaction()),
                time.at());
        return new Decided.Done();
    }

    /// After the commit of [#toBill].
    void tell(Holding money, BillId bill) {
        money.payment().ifPresent(payment -> late.tell(payment, bill));
    }

    Decided toPatient(HoldingId id, BillId bill, Vnd amount, Signed signed) {
        Optional<Holding> money = holdings.lock(id);
        if (money.isEmpty()) {
            return Decided.not(Obstacle.NOT_THERE);
        }
        if (money.get().place() != Place.SUSPENSE) {
            return Decided.not(Obstacle.NOT_NOW);
        }
        if (!amount.isPositive() || amount.compareTo(money.get().left()) > 0) {
            return Decided.not(Obstacle.NOT_ENOUGH_LEFT);
        }
        move(
                money.get(),
                Journal.Kind.ATTRIBUTED,
                Place.CREDIT,
                Cause.ATTRIBUTED,
                bill,
                amount,
                signed,
                shifts.at(clock.instant()));
        return new Decided.Done();
    }

    /// The HIS learns of a deposit; it may show it on the bill.
    void tellDeposit(Holding money) {
        Optional<PaymentIntent> intent = money.payment().flatMap(intents::find);
        if (intent.isPresent()
                && intent.get().purpose() instanceof Purpose.Deposit(String encounter)) {
            news.add(
                    new HisMoney.DepositRecord(
                            intent.get().id().value(),
                            encounter,
                            money.amount(),
                            money.since(),
                            money.psp().value(),
                            intent.get().reference()),
                    clock.instant());
        }
        holdings.decided(money.id());
    }

    private HoldingId move(
            Holding money,
            Journal.Kind kind,
            Place to,
            Cause cause,
            BillId bill,
            Vnd amount,
            Signed signed,
            HospitalTime time) {
        long journal =
                ledger.post(
                        Journal.moved(
                                kind,
                                subject(money),
                                money.place().account(),
                                to.account(),
                                amount,
                                new Origin(money.kiosk(), money.psp(), Channel.DESK),
                                time));
        HoldingId moved =
                holdings.move(
                        new Holdings.Move(
                                money,
                                to,
                                cause,
                                Optional.of(bill),
                                amount,
                                time.at(),
                                journal,
                                signed.maker(),
                                signed.reason(),
                                signed.checker()));
        audit.note(
                signed.checker().orElse(signed.maker()).value(),
                "money-moved",
                money.id().toString(),
                kind + " " + amount.dong() + " VND to bill " + bill);
        return moved;
    }

    private static Subject subject(Holding money) {
        return money.payment()
                .map(Subject::of)
                .orElseGet(() ->
                        new Subject(Subject.Kind.STRAY, money.psp() + "/" + money.transaction()));
    }
}

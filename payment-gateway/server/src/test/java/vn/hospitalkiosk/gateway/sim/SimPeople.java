package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;

/// The hospital's people at their desk: give money back, often too much, approve, turn down, pay vouchers out, attribute.
final class SimPeople {
    private static final List<PersonId> STAFF =
            List.of(new PersonId("thu.an"), new PersonId("binh"), new PersonId("chi"));
    private static final String REASON = "Người bệnh đề nghị hoàn tiền";

    private final SimHouse house;
    private final Chance chance;

    SimPeople(SimHouse house) {
        this.house = house;
        this.chance = new Chance(house.seed, "people");
    }

    /// @param times how often somebody does something
    void work(int times, int minutes) {
        for (int i = 0; i < times; i++) {
            house.errand(chance.seconds(30, minutes * 60 + 240), this::something);
        }
    }

    private void something() {
        SimGateway gateway = chance.of(house.gateways);
        switch (chance.from(1, 5)) {
            case 1, 2 -> gateway.desk("propose", this::propose);
            case 3, 4 -> gateway.desk("decide", this::decide);
            default -> gateway.desk("attribute", this::attribute);
        }
    }

    private Proposal proposal() {
        return new Proposal(chance.of(STAFF), house.time.now(), REASON);
    }

    /// Nobody touches card money while its kiosk may still void the sale: the terminal stands beside the kiosk, and people look.
    private List<Holding> free(SimGateway.Program desk, Set<Place> places) {
        return desk.suspense().suspense().list(places, 100).stream()
                .filter(money -> money.place() != Place.RETURNED)
                .filter(money ->
                        house.terminals.values().stream()
                                .noneMatch(terminal -> terminal.isUnderWay(money.transaction())))
                .toList();
    }

    private boolean propose(SimGateway.Program desk) {
        List<Holding> money = free(desk, EnumSet.allOf(Place.class));
        if (money.isEmpty()) {
            return false;
        }
        Holding one = chance.of(money);
        long part = chance.in100(50) ? one.left().dong() : 1 + one.amount().dong() / 2;
        for (int i = chance.in100(30) ? 2 : 1; i > 0; i--) {
            RefundDesk.Proposing proposing =
                    desk.refunds().desk().propose(one.id(), new Vnd(part), proposal());
            house.time.write("refund of %s from %s: %s", part, one.transaction(), proposing);
        }
        return true;
    }

    private boolean decide(SimGateway.Program desk) {
        RefundDesk refunds = desk.refunds().desk();
        List<RefundView> open =
                refunds.list(EnumSet.of(RefundState.REQUESTED, RefundState.APPROVED), 100);
        for (RefundView refund : open) {
            house.time.write("%s: %s", refund.id(), decided(refunds, refund));
        }
        return true;
    }

    private Decided decided(RefundDesk refunds, RefundView refund) {
        if (refund.state() == RefundState.REQUESTED && chance.in100(15)) {
            return refunds.refuse(refund.id(), chance.of(STAFF), REASON);
        }
        if (refund.state() == RefundState.APPROVED && refund.byVoucher()) {
            PersonId checker =
                    STAFF.get(refund.proposal().maker().equals(STAFF.getFirst()) ? 1 : 0);
            return refunds.paidOut(
                    refund.id(),
                    new FourEyes(
                            new Proposal(
                                    refund.proposal().maker().equals(checker)
                                            ? STAFF.getLast()
                                            : STAFF.get(2),
                                    house.time.now(),
                                    REASON),
                            checker,
                            house.time.now()),
                    "FT" + chance.from(1, 1_000_000));
        }
        return refunds.approve(refund.id(), chance.of(STAFF));
    }

    private boolean attribute(SimGateway.Program desk) {
        List<Holding> money = free(desk, EnumSet.of(Place.SUSPENSE, Place.CREDIT, Place.DEPOSIT));
        if (money.isEmpty() || house.patients.isEmpty()) {
            return false;
        }
        Holding one = chance.of(money);
        SimPatient whose = chance.of(house.patients);
        FourEyes eyes =
                new FourEyes(
                        new Proposal(STAFF.getFirst(), house.time.now(), REASON),
                        STAFF.getLast(),
                        house.time.now().plus(Duration.ofSeconds(1)));
        Decided decided =
                chance.in100(50)
                        ? desk.suspense().suspense().attributeToBill(one.id(), whose.bill, eyes)
                        : desk.suspense()
                                .suspense()
                                .attributeToPatient(one.id(), whose.bill, one.left(), eyes);
        house.time.write("%s to %s: %s", one.transaction(), whose.bill, decided);
        return true;
    }
}

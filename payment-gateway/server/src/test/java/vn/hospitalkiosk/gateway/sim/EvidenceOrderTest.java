package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// I6: the same evidence in any order, any of it any number of times, ends in the same state and the same ledger.
///
/// Two things are a question of order on purpose: whether money came after a proof that nothing was taken (late), and which of two movements of money was the first.
class EvidenceOrderTest {
    private static final int SETS = 150;
    private static final int ORDERS = 6;
    private static final Vnd DUE = new Vnd(71_000);

    @Test
    void any_order_and_repetition_of_evidence_ends_alike() {
        for (long seed = 1; seed <= SETS; seed++) {
            Random random = new Random(seed);
            List<PspReport> evidence = evidence(random);
            Set<String> ends = new HashSet<>();
            for (int i = 0; i < ORDERS; i++) {
                List<PspReport> told = new ArrayList<>(evidence);
                for (int again = random.nextInt(4); again > 0; again--) {
                    told.add(evidence.get(random.nextInt(evidence.size())));
                }
                Collections.shuffle(told, random);
                ends.add(end(told));
            }
            assertThat(ends).as("seed " + seed + " " + evidence).hasSize(1);
        }
    }

    /// Proofs of no money, or money and no proof against it: what may stand in any order.
    private static List<PspReport> evidence(Random random) {
        List<PspReport> evidence = new ArrayList<>();
        evidence.add(new PspReport.Waiting());
        if (random.nextBoolean()) {
            evidence.add(new PspReport.Processing("7000"));
        }
        if (random.nextBoolean()) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                evidence.add(
                        switch (random.nextInt(3)) {
                            case 0 -> new PspReport.Declined("no cover");
                            case 1 -> new PspReport.Cancelled("payer");
                            default -> new PspReport.Expired();
                        });
            }
            return evidence;
        }
        boolean other = random.nextInt(4) == 0;
        Vnd amount = other ? new Vnd(5_000) : DUE;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            evidence.add(new PspReport.Paid(amount, "t" + i));
        }
        return evidence;
    }

    private static String end(List<PspReport> told) {
        SimHouse house =
                new SimHouse(
                        1,
                        Scale.SHORT,
                        faults -> new MemoryStorage(SimHouse.FACILITY, faults),
                        Sabotage.NONE);
        SimGateway gateway = new SimGateway(house, "gateway A");
        house.withoutReferee();
        gateway.boot();
        BillId bill = new BillId("b1");
        house.his.bill(bill, DUE);
        SimPsp psp = house.psps.getFirst();
        CreatePaymentRequest request =
                new CreatePaymentRequest(
                        new PaymentId("p1"), new VisitId("v1"), bill, psp.book.code);
        try (Quiet _ = new Quiet()) {
            for (int tries = 0; house.storage.read().intents().isEmpty() && tries < 20; tries++) {
                gateway.call("kiosk", p -> p.payments().create(new KioskId("K01"), request));
            }
            Tables before = house.storage.read();
            for (PspReport report : told) {
                RawMessage raw = SimPsp.raw(RawMessage.Kind.CALLBACK, report.toString());
                gateway.call(
                        "callback",
                        p ->
                                p.callbacks()
                                        .heard(
                                                psp.book.code,
                                                before.intents().getFirst().order(),
                                                report,
                                                raw));
            }
        }
        return state(house.storage.read());
    }

    private static String state(Tables tables) {
        TreeMap<String, Long> balances = new TreeMap<>();
        for (Journal.Booked booked : tables.journals()) {
            booked.journal()
                    .entries()
                    .forEach(e -> balances.merge(e.account().name(), e.amount().dong(), Long::sum));
        }
        return tables.intents().getFirst().progress().code() + " " + balances;
    }
}

package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.TerminalReport;
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

    /// Also a deposit that is on offer.
    private static final Vnd DUE = SimHouse.SETTING.deposits().getFirst();

    private static final BillId BILL = new BillId("b1");
    private static final KioskId KIOSK = new KioskId("K01");

    @Test
    void any_order_and_repetition_of_evidence_ends_alike() {
        for (long seed = 1; seed <= SETS; seed++) {
            Random random = new Random(seed);
            boolean deposit = seed % 3 == 0;
            List<PspReport> evidence = evidence(random);
            Set<String> ends = new HashSet<>();
            for (int i = 0; i < ORDERS; i++) {
                List<PspReport> told = new ArrayList<>(evidence);
                for (int again = random.nextInt(4); again > 0; again--) {
                    told.add(evidence.get(random.nextInt(evidence.size())));
                }
                Collections.shuffle(told, random);
                ends.add(end(told, deposit));
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

    /// Of a card sale the kiosk tells what its terminal says: not known for now, and then one end, each as often as it is not acknowledged.
    @Test
    void any_order_and_repetition_of_what_a_card_terminal_tells_ends_alike() {
        for (TerminalReport.Outcome end :
                List.of(
                        TerminalReport.Outcome.APPROVED,
                        TerminalReport.Outcome.OTHER_AMOUNT,
                        TerminalReport.Outcome.DECLINED,
                        TerminalReport.Outcome.CANCELLED,
                        TerminalReport.Outcome.NOT_STARTED)) {
            List<TerminalReport> told =
                    new ArrayList<>(
                            List.of(
                                    report(TerminalReport.Outcome.UNKNOWN),
                                    report(TerminalReport.Outcome.UNKNOWN),
                                    report(end),
                                    report(end)));
            Random random = new Random(20_261_125);
            Set<String> ends = new HashSet<>();
            for (int i = 0; i < ORDERS; i++) {
                Collections.shuffle(told, random);
                ends.add(endOfCard(told));
            }
            assertThat(ends).as(end.name()).hasSize(1);
        }
    }

    private static TerminalReport report(TerminalReport.Outcome outcome) {
        boolean took =
                outcome == TerminalReport.Outcome.APPROVED
                        || outcome == TerminalReport.Outcome.OTHER_AMOUNT;
        Vnd amount = outcome == TerminalReport.Outcome.OTHER_AMOUNT ? new Vnd(DUE.dong() + 1) : DUE;
        return new TerminalReport(
                outcome,
                took ? Optional.of(amount) : Optional.empty(),
                took ? Optional.of("970400******1016") : Optional.empty(),
                took ? Optional.of("000042") : Optional.empty(),
                took ? Optional.of("A1B2C3") : Optional.empty(),
                Optional.empty(),
                Optional.of("12345678"),
                Optional.empty(),
                "hypercom",
                Instant.parse("2026-11-25T00:46:00Z"),
                took ? Optional.empty() : Optional.of(new FailureCode("T22")));
    }

    private static String endOfCard(List<TerminalReport> told) {
        SimHouse house = house();
        SimGateway gateway = new SimGateway(house, "gateway A");
        gateway.boot();
        house.his.bill(BILL, DUE);
        try (Quiet _ = new Quiet()) {
            begun(house, gateway, SimTerminal.CARD, false);
            PaymentId payment = house.storage.read().intents().getFirst().id();
            for (TerminalReport report : told) {
                byte[] raw = report.toString().getBytes(StandardCharsets.UTF_8);
                gateway.desk(
                        "terminal report", p -> p.reports().heard(KIOSK, payment, report, raw));
            }
        }
        return state(house.storage.read());
    }

    private static SimHouse house() {
        SimHouse house =
                new SimHouse(
                        1,
                        Scale.SHORT,
                        faults -> new MemoryStorage(SimHouse.FACILITY, faults),
                        Sabotage.NONE);
        house.withoutReferee();
        return house;
    }

    /// A payment of the bill, or a deposit of the same amount as everything here.
    private static void begun(SimHouse house, SimGateway gateway, PspCode psp, boolean deposit) {
        PaymentId payment = new PaymentId("p1");
        VisitId visit = new VisitId("v1");
        for (int tries = 0; house.storage.read().intents().isEmpty() && tries < 20; tries++) {
            gateway.call(
                    "kiosk",
                    p ->
                            deposit
                                    ? p.deposits()
                                            .create(
                                                    KIOSK,
                                                    new DepositRequest(payment, visit, psp, DUE),
                                                    "E1")
                                    : p.payments()
                                            .create(
                                                    KIOSK,
                                                    new CreatePaymentRequest(
                                                            payment, visit, BILL, psp)));
        }
    }

    private static String end(List<PspReport> told, boolean deposit) {
        SimHouse house = house();
        SimGateway gateway = new SimGateway(house, "gateway A");
        gateway.boot();
        house.his.bill(BILL, DUE);
        SimPsp psp = house.psps.getFirst();
        try (Quiet _ = new Quiet()) {
            begun(house, gateway, psp.book.code, deposit);
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

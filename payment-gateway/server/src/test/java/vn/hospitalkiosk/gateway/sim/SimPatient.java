package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.Payments;

/// One patient and the kiosk in front of them: makes ids, taps twice, pays, gives up, comes back. The kiosk's memory is what it journalled and what it was shown.
final class SimPatient {
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final int MOST_ATTEMPTS = 3;

    final KioskId kiosk;
    final BillId bill;
    final Vnd due;
    private final Optional<Vnd> deposit;
    final Map<PaymentId, PaymentView> shown = new LinkedHashMap<>();
    final Set<PaymentId> refused = new LinkedHashSet<>();
    private final SimHouse house;
    private final Chance chance;
    private final String name;
    private int attempts;

    /// A payment as the kiosk's journal has it.
    private static final class Attempt {
        final PaymentId id;
        final PspCode psp;
        final Instant since;
        boolean answered;
        boolean qrShown;
        boolean over;

        Attempt(PaymentId id, PspCode psp, Instant since) {
            this.id = id;
            this.psp = psp;
            this.since = since;
        }
    }

    SimPatient(SimHouse house, String name, KioskId kiosk, BillId bill, Vnd due) {
        this(house, name, kiosk, bill, due, Optional.empty());
    }

    /// @param deposit what is paid instead of the bill
    SimPatient(
            SimHouse house,
            String name,
            KioskId kiosk,
            BillId bill,
            Vnd due,
            Optional<Vnd> deposit) {
        this.deposit = deposit;
        this.house = house;
        this.name = name;
        this.kiosk = kiosk;
        this.bill = bill;
        this.due = due;
        this.chance = new Chance(house.seed, name);
    }

    void pay() {
        if (attempts == MOST_ATTEMPTS) {
            return;
        }
        Attempt attempt =
                new Attempt(
                        new PaymentId(name + "-" + ++attempts),
                        chance.of(house.books()).code,
                        house.time.now());
        house.time.write("%s pays %s by %s at %s", attempt.id, bill, attempt.psp, kiosk);
        if (chance.in100(10)) {
            house.errand(chance.millis(0, 600), () -> send(attempt, 0));
        }
        if (attempt.psp.equals(SimTerminal.CARD)) {
            house.errand(chance.seconds(130, 150), () -> house.terminal(kiosk).never(attempt.id));
        }
        send(attempt, 0);
    }

    private void send(Attempt attempt, int tries) {
        boolean arrives = !chance.in100(3);
        boolean returns = !chance.in100(4);
        Optional<CreatePaymentAnswer> answer = arrives ? creating(attempt) : Optional.empty();
        if (answer.isPresent() && returns) {
            answered(attempt, answer.get());
        } else if (tries < 8 && !attempt.answered) {
            house.errand(chance.seconds(1, 6), () -> send(attempt, tries + 1));
        }
    }

    private Optional<CreatePaymentAnswer> creating(Attempt attempt) {
        VisitId visit = new VisitId("v-" + bill.value());
        Function<PaymentHouse, CreatePaymentAnswer> creating =
                deposit.<Function<PaymentHouse, CreatePaymentAnswer>>map(amount ->
                                house ->
                                        house.deposits()
                                                .create(
                                                        kiosk,
                                                        new DepositRequest(
                                                                attempt.id,
                                                                visit,
                                                                attempt.psp,
                                                                amount),
                                                        "E-" + bill))
                        .orElse(house ->
                                house.payments()
                                        .create(
                                                kiosk,
                                                new CreatePaymentRequest(
                                                        attempt.id, visit, bill, attempt.psp)));
        return chance.of(house.gateways).call("kiosk", creating);
    }

    private <T> Optional<T> payments(Function<Payments, T> what) {
        return chance.of(house.gateways).call("kiosk", p -> what.apply(p.payments()));
    }

    private void answered(Attempt attempt, CreatePaymentAnswer answer) {
        if (attempt.answered) {
            return;
        }
        attempt.answered = true;
        switch (answer) {
            case CreatePaymentAnswer.Created(PaymentView view) -> {
                see(attempt, view);
                watch(attempt);
                hesitate(attempt);
            }
            case CreatePaymentAnswer.BeingPaidElsewhere _ ->
                    house.errand(chance.seconds(20, 60), this::pay);
            case CreatePaymentAnswer.NothingDue _ -> {}
            case CreatePaymentAnswer.Refused _ -> {
                refused.add(attempt.id);
                house.errand(chance.seconds(3, 20), this::pay);
            }
        }
    }

    private void see(Attempt attempt, PaymentView view) {
        PaymentView before = shown.get(view.id());
        if (before != null && view.version() <= before.version()) {
            demandSame(before, view);
            return;
        }
        if (before != null && isMoney(before.state()) && !isMoney(view.state())) {
            throw new Broken("money stays money", before + " then " + view);
        }
        shown.put(view.id(), view);
        view.qrContent()
                .filter(_ -> !attempt.qrShown)
                .ifPresent(qr -> {
                    attempt.qrShown = true;
                    scan(qr);
                });
        if (attempt.psp.equals(SimTerminal.CARD) && view.state() == PaymentState.AWAITING_PAYER) {
            house.terminal(kiosk).sell(attempt.id, view.amount());
        }
        if (view.state().isOpen() || attempt.over) {
            return;
        }
        attempt.over = true;
        if (!isMoney(view.state()) && chance.in100(50)) {
            house.errand(chance.seconds(2, 20), this::pay);
        }
    }

    private static void demandSame(PaymentView before, PaymentView view) {
        if (view.version() == before.version() && view.state() != before.state()) {
            throw new Broken("a version has one state", before + " and " + view);
        }
    }

    static boolean isMoney(PaymentState state) {
        return switch (state) {
            case CAPTURED, CAPTURED_LATE, CAPTURED_TWICE, AMOUNT_DIFFERS, SETTLED -> true;
            case AWAITING_PAYER, UNRESOLVED, CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    false;
        };
    }

    private void watch(Attempt attempt) {
        house.errand(
                chance.seconds(3, 7),
                () -> {
                    if (attempt.over) {
                        return;
                    }
                    Function<Payments, Optional<PaymentView>> look =
                            house.time.now().isAfter(attempt.since.plus(PATIENCE))
                                    ? leaving(attempt)
                                    : chance.in100(30)
                                            ? p -> p.check(kiosk, attempt.id)
                                            : p -> p.find(kiosk, attempt.id);
                    payments(look).flatMap(v -> v).ifPresent(view -> see(attempt, view));
                    if (house.time.now().isBefore(attempt.since.plus(PATIENCE.plusSeconds(20)))) {
                        watch(attempt);
                    }
                });
    }

    private Function<Payments, Optional<PaymentView>> leaving(Attempt attempt) {
        return chance.in100(50) ? p -> p.cancel(kiosk, attempt.id) : p -> p.find(kiosk, attempt.id);
    }

    /// What people do at a kiosk that nobody planned.
    private void hesitate(Attempt attempt) {
        if (chance.in100(8)) {
            house.errand(
                    chance.seconds(4, 60),
                    () ->
                            payments(p -> p.cancel(kiosk, attempt.id))
                                    .flatMap(v -> v)
                                    .ifPresent(view -> see(attempt, view)));
        }
        if (chance.in100(6)) {
            // The kiosk was restarted: its journal has the id, it sends the same again.
            house.errand(
                    chance.seconds(5, 90),
                    () ->
                            creating(attempt)
                                    .ifPresent(answer -> {
                                        if (answer
                                                instanceof
                                                CreatePaymentAnswer.Created(PaymentView view)) {
                                            see(attempt, view);
                                        }
                                    }));
        }
        if (chance.in100(5)) {
            payments(p -> p.find(new KioskId("K99"), attempt.id))
                    .flatMap(v -> v)
                    .ifPresent(view -> {
                        throw new Broken("a kiosk sees its own payments only", view.toString());
                    });
        }
    }

    private void scan(String qr) {
        SimPsp psp = house.psps.stream().filter(p -> p.knows(qr)).findFirst().orElseThrow();
        Vnd asked = deposit.orElse(due);
        int fate = chance.from(1, 100);
        if (fate <= 60) {
            app(4, 50, () -> psp.pay(qr, asked));
        } else if (fate <= 68) {
            app(4, 40, () -> psp.decline(qr));
        } else if (fate <= 74) {
            app(4, 40, () -> psp.decline(qr));
            app(45, 150, () -> psp.pay(qr, asked));
        } else if (fate <= 79) {
            Vnd other = new Vnd(asked.dong() + chance.of(List.of(-1_000, -1, 1, 50_000)));
            app(4, 60, () -> psp.pay(qr, other));
        } else if (fate <= 84) {
            app(4, 60, () -> psp.pay(qr, asked));
            app(5, 120, () -> psp.pay(qr, asked));
        } else if (fate <= 90) {
            app(150, 420, () -> psp.pay(qr, asked));
        }
    }

    private void app(int from, int to, Runnable what) {
        house.errand(chance.seconds(from, to), what);
    }
}

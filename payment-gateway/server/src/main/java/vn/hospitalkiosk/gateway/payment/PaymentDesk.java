package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.Psp;

/// What kiosks may do with payments.
final class PaymentDesk implements Payments {
    private static final FailureCode METHOD_UNKNOWN = new FailureCode("M01");
    private static final FailureCode BILL_UNREADABLE = new FailureCode("M02");
    private static final FailureCode BILL_DOES_NOT_ADD_UP = new FailureCode("M03");
    private static final FailureCode AMOUNT_NOT_TAKEN = new FailureCode("M04");
    private static final FailureCode TAKEN_ELSEWHERE = new FailureCode("M54");
    private static final FailureCode CODES_NOT_SCANNED = new FailureCode("M70");
    private static final FailureCode NOT_A_PAYERS_CODE = new FailureCode("M71");
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final Map<PspCode, Psp> psps;
    private final Supplier<His> his;
    private final PaymentIntents intents;
    private final Holdings holdings;
    private final Reservations reservations;
    private final Hearing hearing;
    private final References references;
    private final Clock clock;
    private final String payee;
    private final String orderInfo;

    /// @param orderInfo first words of what the payer reads in the app
    PaymentDesk(
            Map<PspCode, Psp> psps,
            Supplier<His> his,
            PaymentIntents intents,
            Holdings holdings,
            Reservations reservations,
            Hearing hearing,
            References references,
            Clock clock,
            String payee,
            String orderInfo) {
        this.psps = psps;
        this.his = his;
        this.intents = intents;
        this.holdings = holdings;
        this.reservations = reservations;
        this.hearing = hearing;
        this.references = references;
        this.clock = clock;
        this.payee = payee;
        this.orderInfo = orderInfo;
    }

    /// What is done with an intent that has just been stored: only now the first byte leaves.
    private interface Begin {
        PaymentIntent of(PaymentIntent intent, Psp psp);
    }

    @Override
    public CreatePaymentAnswer create(KioskId kiosk, CreatePaymentRequest request) {
        return create(
                kiosk,
                request,
                (intent, psp) -> hearing.placed(intent, psp.place(intent.atPsp(orderInfo))));
    }

    @Override
    public CreatePaymentAnswer charge(KioskId kiosk, ChargeCodeRequest request) {
        Optional<PaymentIntent> before = intents.find(request.payment().payment());
        if (before.isPresent()) {
            return again(kiosk, request.payment(), before.get());
        }
        Optional<CustomerCodes> codes =
                Optional.ofNullable(psps.get(request.payment().psp())).flatMap(Psp::customerCodes);
        if (codes.isEmpty()) {
            return refused(CODES_NOT_SCANNED);
        }
        String code = request.code().text();
        if (!codes.get().recognises(code)) {
            return refused(NOT_A_PAYERS_CODE);
        }
        return create(
                kiosk,
                request.payment(),
                (intent, _) ->
                        hearing.charged(intent, codes.get().charge(intent.atPsp(orderInfo), code)));
    }

    private CreatePaymentAnswer create(KioskId kiosk, CreatePaymentRequest request, Begin begin) {
        Optional<PaymentIntent> before = intents.find(request.payment());
        if (before.isPresent()) {
            return again(kiosk, request, before.get());
        }
        Psp psp = psps.get(request.psp());
        if (psp == null) {
            return refused(METHOD_UNKNOWN);
        }
        if (psp.availability(kiosk, Vnd.ZERO) instanceof Psp.Availability.Unavailable unavailable) {
            return refused(unavailable.code());
        }
        return switch (his.get().invoice(request.bill())) {
            case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice) ->
                    create(kiosk, request, psp, invoice, begin);
            case HisAnswer.Rejected<HisMoney.Invoice> _ -> refused(BILL_UNREADABLE);
            case HisAnswer.Unknown<HisMoney.Invoice> _ -> refused(BILL_UNREADABLE);
            case HisAnswer.NotOffered<HisMoney.Invoice> _ -> refused(BILL_UNREADABLE);
        };
    }

    private CreatePaymentAnswer create(
            KioskId kiosk,
            CreatePaymentRequest request,
            Psp psp,
            HisMoney.Invoice invoice,
            Begin begin) {
        boolean open = invoice.status() == HisMoney.Invoice.Status.OPEN;
        if (!open || !invoice.bill().due().isPositive()) {
            return new CreatePaymentAnswer.NothingDue();
        }
        if (!invoice.bill().addsUp() || !invoice.bill().id().equals(request.bill())) {
            return refused(BILL_DOES_NOT_ADD_UP);
        }
        if (!psp.takes(invoice.bill().due())) {
            return refused(AMOUNT_NOT_TAKEN);
        }
        if (psp.availability(kiosk, invoice.bill().due())
                instanceof Psp.Availability.Unavailable unavailable) {
            return refused(unavailable.code());
        }
        return switch (reservations.keep(request.payment(), request.bill(), kiosk)) {
            case GO_ON -> begun(kiosk, request, psp, invoice, begin);
            // By one of our own kiosks, or by a cashier.
            case TAKEN -> whyNot(kiosk, request).orElseGet(() -> refused(TAKEN_ELSEWHERE));
            case NOT_OWED -> new CreatePaymentAnswer.NothingDue();
        };
    }

    private CreatePaymentAnswer begun(
            KioskId kiosk,
            CreatePaymentRequest request,
            Psp psp,
            HisMoney.Invoice invoice,
            Begin begin) {
        for (int i = 0; i < TRIES; i++) {
            PaymentIntent intent = fresh(kiosk, request, psp, invoice);
            if (intents.add(intent)) {
                return answer(begin.of(intent, psp));
            }
            Optional<CreatePaymentAnswer> taken = whyNot(kiosk, request);
            if (taken.isPresent()) {
                if (intents.find(request.payment()).isEmpty()) {
                    reservations.letGo(request.payment());
                }
                return taken.get();
            }
        }
        throw new IllegalStateException("cannot find a free reference");
    }

    private Optional<CreatePaymentAnswer> whyNot(KioskId kiosk, CreatePaymentRequest request) {
        Optional<PaymentIntent> sameId = intents.find(request.payment());
        if (sameId.isPresent()) {
            return Optional.of(again(kiosk, request, sameId.get()));
        }
        Optional<CreatePaymentAnswer> held =
                intents.holderOf(request.bill())
                        .map(holder ->
                                holder.progress().state() instanceof State.Open
                                        ? new CreatePaymentAnswer.BeingPaidElsewhere(holder.kiosk())
                                        : new CreatePaymentAnswer.NothingDue());
        return held.isEmpty() && holdings.pays(request.bill())
                ? Optional.of(new CreatePaymentAnswer.NothingDue())
                : held;
    }

    private PaymentIntent fresh(
            KioskId kiosk, CreatePaymentRequest request, Psp psp, HisMoney.Invoice invoice) {
        // Psps are asked with the second and day of making: a database that rounds must not move
        // them.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new PaymentIntent(
                request.payment(),
                kiosk,
                request.visit(),
                request.bill(),
                request.psp(),
                references.order(psp.naming()),
                references.reference(),
                invoice.bill().due(),
                payee,
                now,
                now.plus(psp.qrLife()),
                Progress.beforeSending(now.plus(psp.placingTakes()).plus(MARGIN)));
    }

    private static CreatePaymentAnswer again(
            KioskId kiosk, CreatePaymentRequest request, PaymentIntent intent) {
        boolean same =
                intent.kiosk().equals(kiosk)
                        && intent.visit().equals(request.visit())
                        && intent.bill().equals(request.bill())
                        && intent.psp().equals(request.psp());
        if (!same) {
            throw new PaymentConflict(
                    "payment id " + intent.id() + " was used for another request");
        }
        return answer(intent);
    }

    private static CreatePaymentAnswer answer(PaymentIntent intent) {
        Optional<FailureCode> refusal = intent.progress().refusal();
        if (wasRefused(intent) && refusal.isPresent()) {
            return refused(refusal.get());
        }
        return new CreatePaymentAnswer.Created(intent.view());
    }

    /// There never was an order.
    private static boolean wasRefused(PaymentIntent intent) {
        return intent.progress().refusal().isPresent()
                && intent.progress().code() == PaymentState.CLOSED_DECLINED;
    }

    @Override
    public Optional<PaymentView> find(KioskId kiosk, PaymentId payment) {
        return own(kiosk, payment).map(PaymentIntent::view);
    }

    @Override
    public Optional<PaymentView> check(KioskId kiosk, PaymentId payment) {
        return own(kiosk, payment)
                .map(intent ->
                        mayAsk(intent) ? hearing.ask(intent).orElse(intent).view() : intent.view());
    }

    private boolean mayAsk(PaymentIntent intent) {
        Instant now = clock.instant();
        return !(intent.progress().state() instanceof State.Money)
                && !wasRefused(intent)
                && intent.progress()
                        .asking()
                        .lastAt()
                        .map(last -> !last.plus(BETWEEN_CHECKS).isAfter(now))
                        .orElse(true);
    }

    @Override
    public Optional<PaymentView> cancel(KioskId kiosk, PaymentId payment) {
        return own(kiosk, payment)
                .map(intent -> {
                    PaymentIntent asked = hearing.cancelAsked(intent, Optional.empty());
                    return asked.progress().state() instanceof State.Open
                            ? hearing.ask(asked).orElse(asked).view()
                            : asked.view();
                });
    }

    private Optional<PaymentIntent> own(KioskId kiosk, PaymentId payment) {
        return intents.find(payment).filter(intent -> intent.kiosk().equals(kiosk));
    }

    @Override
    public List<MethodView> methods(KioskId kiosk) {
        List<MethodView> views = new ArrayList<>();
        for (Psp psp : psps.values()) {
            views.add(
                    switch (psp.availability(kiosk, Vnd.ZERO)) {
                        case Psp.Availability.Available _ ->
                                new MethodView(
                                        psp.code(),
                                        psp.label(),
                                        psp.kind(),
                                        true,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(psp.customerCodes().isPresent()));
                        case Psp.Availability.Unavailable gone ->
                                new MethodView(
                                        psp.code(),
                                        psp.label(),
                                        psp.kind(),
                                        false,
                                        gone.since(),
                                        gone.alternative(),
                                        Optional.of(gone.code()),
                                        Optional.of(psp.customerCodes().isPresent()));
                    });
        }
        return views;
    }

    private static CreatePaymentAnswer refused(FailureCode code) {
        return new CreatePaymentAnswer.Refused(code);
    }
}

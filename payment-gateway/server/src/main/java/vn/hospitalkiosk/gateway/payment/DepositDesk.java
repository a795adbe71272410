package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Psp;

/// Takes deposits at kiosks.
final class DepositDesk implements Deposits {
    private static final FailureCode METHOD_UNKNOWN = new FailureCode("M01");
    private static final FailureCode AMOUNT_NOT_TAKEN = new FailureCode("M04");
    private static final FailureCode NOT_ON_OFFER = new FailureCode("M53");
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final Map<PspCode, Psp> psps;
    private final PaymentIntents intents;
    private final Hearing hearing;
    private final References references;
    private final Clock clock;
    private final List<Vnd> offered;
    private final String payee;
    private final String orderInfo;

    /// @param orderInfo first words of what the payer reads in the app
    DepositDesk(
            Map<PspCode, Psp> psps,
            PaymentIntents intents,
            Hearing hearing,
            References references,
            Clock clock,
            List<Vnd> offered,
            String payee,
            String orderInfo) {
        this.psps = psps;
        this.intents = intents;
        this.hearing = hearing;
        this.references = references;
        this.clock = clock;
        this.offered = List.copyOf(offered);
        this.payee = payee;
        this.orderInfo = orderInfo;
    }

    @Override
    public List<Vnd> onOffer() {
        return offered;
    }

    @Override
    public CreatePaymentAnswer create(KioskId kiosk, DepositRequest request, String encounter) {
        Optional<PaymentIntent> before = intents.find(request.payment());
        if (before.isPresent()) {
            return again(kiosk, request, before.get());
        }
        Psp psp = psps.get(request.psp());
        if (psp == null) {
            return refused(METHOD_UNKNOWN);
        }
        if (psp.availability(kiosk, request.amount())
                instanceof Psp.Availability.Unavailable unavailable) {
            return refused(unavailable.code());
        }
        if (!offered.contains(request.amount())) {
            return refused(NOT_ON_OFFER);
        }
        if (!psp.takes(request.amount())) {
            return refused(AMOUNT_NOT_TAKEN);
        }
        return begun(kiosk, request, psp, new Purpose.Deposit(encounter));
    }

    private CreatePaymentAnswer begun(
            KioskId kiosk, DepositRequest request, Psp psp, Purpose.Deposit purpose) {
        for (int i = 0; i < TRIES; i++) {
            PaymentIntent intent = fresh(kiosk, request, psp, purpose);
            if (intents.add(intent)) {
                // The intent is on disk; only now the first byte leaves.
                return answer(hearing.placed(intent, psp.place(intent.atPsp(orderInfo))));
            }
            Optional<PaymentIntent> sameId = intents.find(request.payment());
            if (sameId.isPresent()) {
                return again(kiosk, request, sameId.get());
            }
        }
        throw new IllegalStateException("cannot find a free reference");
    }

    private PaymentIntent fresh(
            KioskId kiosk, DepositRequest request, Psp psp, Purpose.Deposit purpose) {
        // As for bills: psps are asked with the second of making.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new PaymentIntent(
                request.payment(),
                kiosk,
                request.visit(),
                Purpose.billOf(purpose, request.payment()),
                request.psp(),
                references.order(psp.naming()),
                references.reference(),
                request.amount(),
                payee,
                now,
                now.plus(psp.qrLife()),
                Progress.beforeSending(now.plus(psp.placingTakes()).plus(MARGIN)),
                purpose);
    }

    private static CreatePaymentAnswer again(
            KioskId kiosk, DepositRequest request, PaymentIntent intent) {
        boolean same =
                intent.kiosk().equals(kiosk)
                        && intent.purpose() instanceof Purpose.Deposit
                        && intent.visit().equals(request.visit())
                        && intent.amount().equals(request.amount())
                        && intent.psp().equals(request.psp());
        if (!same) {
            throw new PaymentConflict(
                    "payment id " + intent.id() + " was used for another request");
        }
        return answer(intent);
    }

    private static CreatePaymentAnswer answer(PaymentIntent intent) {
        return intent.progress()
                .refusal()
                .filter(_ -> intent.progress().code() == PaymentState.CLOSED_DECLINED)
                .<CreatePaymentAnswer>map(CreatePaymentAnswer.Refused::new)
                .orElseGet(() -> new CreatePaymentAnswer.Created(intent.view()));
    }

    private static CreatePaymentAnswer refused(FailureCode code) {
        return new CreatePaymentAnswer.Refused(code);
    }
}

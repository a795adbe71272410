package vn.hospitalkiosk.gateway.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.payment.PaymentConflict;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Payments of the demo, without a psp.
final class FakePayments implements Payments {
    private record Made(KioskId kiosk, CreatePaymentRequest request, PaymentView view) {}

    private final Map<PaymentId, Made> made = new ConcurrentHashMap<>();

    void clear() {
        made.clear();
    }

    static PaymentView view(String id, long version, PaymentState state) {
        return new PaymentView(
                new PaymentId(id),
                version,
                new BillId("invoice-1"),
                new PspCode("momo"),
                state,
                new Vnd(71_480),
                "KH03-7K2M9Q",
                "BVĐK tỉnh Khánh Hòa",
                Optional.of("https://momo.example/qr"),
                Optional.of(Instant.parse("2026-11-25T01:00:00Z")),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public CreatePaymentAnswer create(KioskId kiosk, CreatePaymentRequest request) {
        Made now =
                made.computeIfAbsent(
                        request.payment(),
                        id ->
                                new Made(
                                        kiosk,
                                        request,
                                        view(id.value(), 1, PaymentState.AWAITING_PAYER)));
        if (!now.request().equals(request)) {
            throw new PaymentConflict("the payment id stands for another request");
        }
        return new CreatePaymentAnswer.Created(now.view());
    }

    @Override
    public CreatePaymentAnswer charge(KioskId kiosk, ChargeCodeRequest request) {
        return create(kiosk, request.payment());
    }

    @Override
    public Optional<PaymentView> find(KioskId kiosk, PaymentId payment) {
        return Optional.ofNullable(made.get(payment))
                .filter(one -> one.kiosk().equals(kiosk))
                .map(Made::view);
    }

    @Override
    public Optional<PaymentView> check(KioskId kiosk, PaymentId payment) {
        return find(kiosk, payment);
    }

    @Override
    public Optional<PaymentView> cancel(KioskId kiosk, PaymentId payment) {
        return find(kiosk, payment);
    }

    @Override
    public List<MethodView> methods(KioskId kiosk) {
        return List.of(
                new MethodView(
                        new PspCode("momo"),
                        "MoMo",
                        MethodView.Kind.WALLET,
                        true,
                        Optional.empty(),
                        Optional.empty()));
    }
}

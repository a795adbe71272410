package vn.hospitalkiosk.gateway.kiosk;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Payments with the address of their status page, where the hospital has such pages.
public final class LinkedPayments implements Payments {
    private final Payments payments;
    private final StatusLinks links;

    public LinkedPayments(Payments payments, StatusLinks links) {
        this.payments = payments;
        this.links = links;
    }

    private CreatePaymentAnswer on(CreatePaymentAnswer answer) {
        return answer instanceof CreatePaymentAnswer.Created(PaymentView view)
                ? new CreatePaymentAnswer.Created(links.on(view))
                : answer;
    }

    @Override
    public CreatePaymentAnswer create(KioskId kiosk, CreatePaymentRequest request) {
        return on(payments.create(kiosk, request));
    }

    @Override
    public CreatePaymentAnswer charge(KioskId kiosk, ChargeCodeRequest request) {
        return on(payments.charge(kiosk, request));
    }

    @Override
    public Optional<PaymentView> find(KioskId kiosk, PaymentId payment) {
        return payments.find(kiosk, payment).map(links::on);
    }

    @Override
    public Optional<PaymentView> check(KioskId kiosk, PaymentId payment) {
        return payments.check(kiosk, payment).map(links::on);
    }

    @Override
    public Optional<PaymentView> cancel(KioskId kiosk, PaymentId payment) {
        return payments.cancel(kiosk, payment).map(links::on);
    }

    @Override
    public List<MethodView> methods(KioskId kiosk) {
        return payments.methods(kiosk);
    }
}

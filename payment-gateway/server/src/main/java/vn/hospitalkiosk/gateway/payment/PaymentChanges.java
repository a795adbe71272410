package vn.hospitalkiosk.gateway.payment;

import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentView;

/// Where `payment` announces a committed change so that the kiosk's event stream carries it at once. Called after commit; what was announced but not heard is read again by the kiosk, so losing a call loses no money.
public interface PaymentChanges {
    void changed(KioskId kiosk, PaymentView payment);
}

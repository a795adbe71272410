package vn.hospitalkiosk.kiosk.journal;

import java.time.Instant;
import vn.hospitalkiosk.api.PaymentId;

/// A payment whose end this kiosk has not heard.
public record OpenPayment(PaymentId id, Instant since) {}

package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.Ticket;

/// What the journal keeps beside a payment so that a restarted kiosk can show and print it. Names nobody.
///
/// @param label wordmark of the method
public record PaymentFacts(Ticket ticket, BillView bill, String label) {}

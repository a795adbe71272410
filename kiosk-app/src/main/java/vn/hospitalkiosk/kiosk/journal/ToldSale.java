package vn.hospitalkiosk.kiosk.journal;

import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.TerminalReport;

/// What the gateway must be told of one payment at the terminal.
///
/// @param reference ours at the terminal
/// @param word the journal's for it, to note what was acknowledged
public record ToldSale(PaymentId payment, String reference, String word, TerminalReport report) {}

package vn.hospitalkiosk.gateway.refund;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Data of a payout voucher (phiếu chi). The money goes to the account it came from, which the bank finds by the transaction.
///
/// @param number gapless per facility and year
/// @param reference of the payment, when it came for one
/// @param transaction of the money that came in
public record Voucher(
        String number,
        Optional<String> reference,
        String method,
        String transaction,
        Vnd amount,
        String amountInWords,
        String reason,
        PersonId maker,
        Optional<PersonId> checker,
        Instant approvedAt) {}

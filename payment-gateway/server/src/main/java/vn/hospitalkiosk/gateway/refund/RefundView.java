package vn.hospitalkiosk.gateway.refund;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;

/// A refund as people see it.
///
/// @param transaction of the money that came in
/// @param byVoucher the psp has no refunds for programs: a person pays it out
/// @param checker who approved or turned it down; empty while nobody did, or when no second person was needed
/// @param said the psp's last word, or the person's reason for turning it down
/// @param proof the psp's id of the refund, or the bank's reference of the payout
/// @param voucher number of the payout voucher, `PC-KH01-26-000012`
public record RefundView(
        RefundId id,
        HoldingId money,
        Optional<PaymentId> payment,
        PspCode psp,
        String transaction,
        Vnd amount,
        RefundState state,
        boolean byVoucher,
        Proposal proposal,
        Optional<PersonId> checker,
        Optional<Instant> checkedAt,
        Optional<Instant> sentAt,
        Optional<Instant> nextAskAt,
        Optional<String> said,
        Optional<String> proof,
        Optional<String> voucher) {}

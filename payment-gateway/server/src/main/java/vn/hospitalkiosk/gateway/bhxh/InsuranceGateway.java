package vn.hospitalkiosk.gateway.bhxh;

/// Asks the insurance gateway about cards. Never stops a patient: no answer is an answer too ([CardCheck.Unanswered]), and by law such a patient is admitted and asked about again.
public interface InsuranceGateway {
    /// Blocks up to the configured limit; reading only, so asking again is harmless.
    CardCheck check(CardQuestion question);
}

package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;

/// Everything the kiosk knows at one moment. A value: the loop holds the one that counts.
///
/// @param shown what the patient sees
/// @param around devices and gateway; outlives patients
/// @param behind what is known of this visit beside the screen; wiped with it
public record Situation(
        JourneyState shown, Comfort comfort, Around around, Behind behind, Ids ids) {
    public static Situation atStart(Ids ids) {
        return new Situation(
                new JourneyState.OutOfService(Codes.STARTING, Optional.empty()),
                Comfort.DEFAULT,
                Around.UNKNOWN,
                Behind.NOTHING,
                ids);
    }

    /// The payment this visit is about, from before it is sent.
    public Optional<PaymentId> payment() {
        return behind.money().create().map(CreatePaymentRequest::payment);
    }

    public JourneyView view() {
        return new JourneyView(shown, comfort, around.silentSince().isPresent());
    }
}

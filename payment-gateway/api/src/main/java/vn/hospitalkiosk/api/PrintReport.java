package vn.hospitalkiosk.api;

import java.util.Optional;

/// What became of a slip, told by the kiosk. `POST /kiosk/v1/visits/{visit}/prints`. Only `PRINTED` counts as printed; the next print after `UNKNOWN` is a BẢN SAO.
///
/// @param job made by the kiosk before the first byte went to the printer
public record PrintReport(
        CommandId job, VisitId visit, Optional<PaymentId> payment, SlipKind slip, Result result) {
    public enum SlipKind {
        QUEUE,
        RECEIPT,
        REFERENCE,
        /// A BẢN SAO asked for by reference, in a visit of nobody known.
        COPY
    }

    public enum Result {
        PRINTED,
        NOT_PRINTED,
        UNKNOWN
    }
}

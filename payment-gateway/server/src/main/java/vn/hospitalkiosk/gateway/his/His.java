package vn.hospitalkiosk.gateway.his;

import java.util.Set;

/// The hospital information system. It owns prices, insurance shares, queue numbers, invoices; the gateway never makes one of those up.
///
/// Every method may block up to the adapter's timeout and never throws for a foreseeable answer: see [HisAnswer] and [HisOutcome]. What an adapter does not
/// override it does not offer.
public interface His extends HisPeople, HisVisits, HisMoney {
    /// What this HIS offers, as far as is known; from memory. Screens of what is missing are not shown; the desk does it.
    default Set<HisCapability> offered() {
        return Set.of();
    }

    /// Asks for nothing but a sign of life, for [HisHealth]. Blocks up to the adapter's timeout.
    default void probe() {}
}

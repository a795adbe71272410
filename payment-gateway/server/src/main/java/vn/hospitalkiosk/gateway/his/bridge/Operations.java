package vn.hospitalkiosk.gateway.his.bridge;

import java.util.Set;
import vn.hospitalkiosk.gateway.his.HisCapability;

/// Operation ids of openapi.yaml as capabilities.
final class Operations {
    private Operations() {}

    /// Empty for one we do not know: a HIS may offer more than we ask for.
    static Set<HisCapability> of(String operation) {
        return switch (operation) {
            case "findPatients" -> Set.of(HisCapability.FIND_PATIENTS);
            case "createPatient" -> Set.of(HisCapability.CREATE_PATIENT);
            case "findBookings" -> Set.of(HisCapability.BOOKINGS, HisCapability.SLIPS);
            case "checkCoverage" -> Set.of(HisCapability.COVERAGE);
            case "reportCoverage" -> Set.of(HisCapability.REPORT_COVERAGE);
            case "findClinics" -> Set.of(HisCapability.CLINICS, HisCapability.WALK_IN);
            case "quote" -> Set.of(HisCapability.QUOTE);
            case "checkIn" -> Set.of(HisCapability.CHECK_IN);
            case "ticketStatus" -> Set.of(HisCapability.TICKET_STATUS);
            case "findResults" -> Set.of(HisCapability.RESULTS);
            case "linkOfflineNumber" -> Set.of(HisCapability.LINK_OFFLINE_NUMBER);
            case "judgePriority" -> Set.of(HisCapability.JUDGE_PRIORITY);
            case "findClosings" -> Set.of(HisCapability.CLOSINGS);
            case "findEncounters" -> Set.of(HisCapability.OPEN_ENCOUNTERS);
            case "bill" -> Set.of(HisCapability.INVOICE);
            case "openBills" -> Set.of(HisCapability.OPEN_BILLS);
            case "reserve" -> Set.of(HisCapability.RESERVE);
            case "recordPayment" -> Set.of(HisCapability.RECORD_PAYMENT);
            case "recordRefund" -> Set.of(HisCapability.RECORD_REFUND);
            case "recordDeposit" -> Set.of(HisCapability.RECORD_DEPOSIT);
            default -> Set.of();
        };
    }
}

package vn.hospitalkiosk.api;

import java.util.Set;

/// What would it cost? `POST /kiosk/v1/visits/{visit}/quote`.
public record QuoteRequest(
        VisitId visit, VisitGoal goal, boolean insured, Set<PriorityGroup> declared) {
    public QuoteRequest {
        declared = Set.copyOf(declared);
    }
}

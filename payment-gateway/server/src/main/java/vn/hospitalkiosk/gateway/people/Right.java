package vn.hospitalkiosk.gateway.people;

import static vn.hospitalkiosk.gateway.people.Role.ACCOUNTANT;
import static vn.hospitalkiosk.gateway.people.Role.ADMINISTRATOR;
import static vn.hospitalkiosk.gateway.people.Role.AUDITOR;
import static vn.hospitalkiosk.gateway.people.Role.CASHIER;
import static vn.hospitalkiosk.gateway.people.Role.CHIEF_ACCOUNTANT;
import static vn.hospitalkiosk.gateway.people.Role.RECEPTION;
import static vn.hospitalkiosk.gateway.people.Role.TECHNICIAN;

import java.util.Set;

/// What may be done at the console, and by whom. The only table of it.
public enum Right {
    SEE_TALLY(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR),
    SEE_REFUNDS(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR),
    PROPOSE_REFUND(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT),
    /// Also refusing it.
    DECIDE_REFUND(ACCOUNTANT, CHIEF_ACCOUNTANT),
    SEE_SUSPENSE(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR),
    PROPOSE_SUSPENSE(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT),
    DECIDE_SUSPENSE(ACCOUNTANT, CHIEF_ACCOUNTANT),
    SEE_OPEN_QUESTIONS(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR, RECEPTION),
    PROPOSE_OUTCOME(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT),
    DECIDE_OUTCOME(ACCOUNTANT, CHIEF_ACCOUNTANT),
    SEE_RECEPTION(RECEPTION, AUDITOR),
    DO_RECEPTION(RECEPTION),
    SEE_HAND_LIST(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR),
    MARK_ENTERED(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT),
    SEE_SETTLEMENTS(CASHIER, ACCOUNTANT, CHIEF_ACCOUNTANT, AUDITOR, TECHNICIAN),
    ASK_SETTLEMENT(ACCOUNTANT, CHIEF_ACCOUNTANT, TECHNICIAN),
    CLOSE_SETTLEMENT_CASE(ACCOUNTANT, CHIEF_ACCOUNTANT),
    SEE_KIOSKS(TECHNICIAN, ADMINISTRATOR, AUDITOR),
    ENROL_KIOSK(TECHNICIAN),
    APPROVE_KIOSK(TECHNICIAN, ADMINISTRATOR),
    REVOKE_KIOSK(TECHNICIAN, ADMINISTRATOR),
    MANAGE_PEOPLE(ADMINISTRATOR),
    SEE_AUDIT(AUDITOR, ADMINISTRATOR),
    SEE_METRICS(TECHNICIAN, ADMINISTRATOR, AUDITOR);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean isOf(Set<Role> own) {
        return own.stream().anyMatch(roles::contains);
    }
}

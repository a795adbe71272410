package vn.hospitalkiosk.virtual.his;

/// Identifier and code systems: VN Core's for people (his.md §2.1), the hospital's own for the rest (`docs/wires.md`).
final class Sid {
    private static final String VN_CORE = "http://fhir.ehealth.gov.vn/core/sid/";
    private static final String OURS = "https://hospital-kiosk.example/fhir/";

    static final String NATIONAL_ID = VN_CORE + "national_id";
    static final String INSURANCE_NUMBER = VN_CORE + "insurance_number";
    static final String PATIENT_CODE = VN_CORE + "patient-internal-id";
    static final String OLD_NATIONAL_ID = VN_CORE + "citizen_id";
    static final String SLIP = OURS + "sid/slip";
    static final String COMMAND = OURS + "sid/command";
    static final String PAYMENT = OURS + "sid/payment";
    static final String QUEUE_NUMBER = OURS + "sid/queue-number";
    static final String ORDER = OURS + "sid/order";
    static final String INVOICE = OURS + "sid/invoice";
    static final String TASK_CODE = OURS + "CodeSystem/task";
    static final String INPUT_CODE = OURS + "CodeSystem/task-input";
    static final String TOTAL_CODE = OURS + "CodeSystem/invoice-total";
    static final String SERVICE_CODE = OURS + "CodeSystem/service";
    static final String LINE_NOTE = OURS + "StructureDefinition/line-note";
    static final String ARRIVAL = OURS + "StructureDefinition/arrival";
    static final String CLINIC_LOAD = OURS + "StructureDefinition/clinic-load";
    static final String CHARGE_SHARE = OURS + "StructureDefinition/charge-share";
    static final String PLANNED_FOR = OURS + "sid/planned-for";
    static final String COPAY = "http://terminology.hl7.org/CodeSystem/coverage-copay-type";
    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String PAYMENT_STATUS = "http://terminology.hl7.org/CodeSystem/paymentstatus";

    private Sid() {}
}

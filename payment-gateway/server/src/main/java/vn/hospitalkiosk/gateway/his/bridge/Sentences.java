package vn.hospitalkiosk.gateway.his.bridge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.Companion;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// What we say to HisBridge, as it stands on the wire.
final class Sentences {
    private final ZoneId zone;

    Sentences(ZoneId zone) {
        this.zone = zone;
    }

    static Map<String, Object> search(PatientQuestion question) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "by",
                switch (question.by()) {
                    case PERSONAL_NUMBER -> "NATIONAL_ID";
                    case OLD_PERSONAL_NUMBER -> "OLD_NATIONAL_ID";
                    case INSURANCE_CARD -> "INSURANCE_NUMBER";
                    case PATIENT_CODE -> "PATIENT_CODE";
                    case PHONE -> "PHONE";
                    case SLIP -> "SLIP";
                    case OPAQUE_CODE -> "OPAQUE_QR";
                    case MOTHERS_NUMBER -> "MOTHER_NATIONAL_ID";
                });
        body.put("value", question.value());
        question.birthYear().ifPresent(year -> body.put("birthYear", year));
        return body;
    }

    Map<String, Object> patient(NewPatient patient) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", patient.name().full());
        body.put("birthDate", patient.birthDate().iso());
        body.put(
                "sex",
                switch (patient.sex()) {
                    case Sex.MALE -> "MALE";
                    case Sex.FEMALE -> "FEMALE";
                    case Sex.UNKNOWN -> "OTHER";
                });
        patient.number().ifPresent(number -> body.put("nationalId", number.digits()));
        text(body, "insuranceNumber", patient.insuranceCard());
        text(body, "address", patient.address());
        text(body, "phone", patient.phone());
        body.put("source", patient.source().name());
        patient.companion().ifPresent(who -> body.put("guardian", companion(who)));
        body.put(
                "consent",
                Map.of(
                        "textHash",
                        patient.consent().textHash(),
                        "givenAt",
                        time(patient.consent().givenAt())));
        return body;
    }

    /// @param arrivedAt empty for a quote
    Map<String, Object> wish(VisitWish wish, Optional<Instant> arrivedAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("patientId", wish.patient().value());
        switch (wish.goal()) {
            case VisitWish.Goal.Booked(BookingId booking) -> body.put("bookingId", booking.value());
            case VisitWish.Goal.WalkIn(ClinicId clinic, VisitWish.Reason reason) -> {
                body.put("clinicId", clinic.value());
                body.put("reason", reason(reason));
            }
        }
        arrivedAt.ifPresent(at -> body.put("arrivedAt", time(at)));
        body.put("insured", wish.insured());
        body.put("coverageVerified", wish.coverageVerified());
        body.put("priority", wish.priority().name());
        body.put("priorityDeclared", wish.priorityDeclared());
        wish.companion().ifPresent(who -> body.put("companion", companion(who)));
        return body;
    }

    private static Map<String, Object> reason(VisitWish.Reason reason) {
        return switch (reason) {
            case VisitWish.Reason.NewExamination() -> Map.of("kind", "NEW_EXAMINATION");
            case VisitWish.Reason.ReExamination(String slip) ->
                    Map.of("kind", "RE_EXAMINATION", "slip", slip);
            case VisitWish.Reason.Referral(String number, String from, var writtenOn) ->
                    Map.of(
                            "kind",
                            "REFERRAL",
                            "number",
                            number,
                            "from",
                            from,
                            "writtenOn",
                            writtenOn.toString());
        };
    }

    private static Map<String, Object> companion(Companion companion) {
        return Map.of(
                "nationalId", companion.number().digits(), "relation", companion.relation().name());
    }

    Map<String, Object> coverage(CoverageReport report) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("patientId", report.patient().value());
        report.encounter().ifPresent(visit -> body.put("encounterId", visit));
        body.put("state", state(report.state()));
        text(body, "insuranceNumber", report.card());
        report.validFrom().ifPresent(day -> body.put("from", day.toString()));
        report.validUntil().ifPresent(day -> body.put("until", day.toString()));
        report.percent().ifPresent(percent -> body.put("percent", percent));
        body.put("gatewayCode", report.gatewayCode());
        body.put("checkedAt", time(report.checkedAt()));
        return body;
    }

    private static String state(CoverageView.State state) {
        return switch (state) {
            case VALID -> "VALID";
            case NEW_CARD -> "NEW_CARD";
            case EXPIRED -> "EXPIRED";
            case NOT_INSURED, NOT_USED -> "NONE";
            case SEE_DESK -> "BLOCKED";
            case CHECKING, UNVERIFIED, NOT_ANSWERED -> "UNVERIFIED";
        };
    }

    Map<String, Object> priority(PriorityJudgement judged) {
        return Map.of(
                "declared", judged.groups().stream().map(Enum::name).sorted().toList(),
                "confirmed", judged.confirmed(),
                "judgedAt", time(judged.judgedAt()));
    }

    Map<String, Object> payment(HisMoney.PaymentRecord payment) {
        return Map.of(
                "amount", payment.amount().dong(),
                "capturedAt", time(payment.capturedAt()),
                "method", payment.method(),
                "reference", payment.reference());
    }

    Map<String, Object> refund(HisMoney.RefundRecord refund) {
        return Map.of(
                "amount", refund.amount().dong(),
                "refundedAt", time(refund.refundedAt()),
                "method", refund.method(),
                "reference", refund.reference());
    }

    Map<String, Object> deposit(HisMoney.DepositRecord deposit) {
        return Map.of(
                "amount", deposit.amount().dong(),
                "capturedAt", time(deposit.capturedAt()),
                "method", deposit.method(),
                "reference", deposit.reference());
    }

    String time(Instant at) {
        return OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), zone).toString();
    }

    private static void text(Map<String, Object> body, String name, String value) {
        if (!value.isEmpty()) {
            body.put(name, value);
        }
    }
}

package vn.hospitalkiosk.gateway.his.contract;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.Resource;

/// `docs/fhir` on a server with a validator.
final class ForeignProfiles {
    private static final Path FOLDER = Path.of("../../docs/fhir");
    private static final String BASE = ForeignHospital.OURS + "StructureDefinition/";

    /// What our adapter writes, and the profile it must fit.
    private static final Map<Class<? extends Resource>, String> WRITTEN =
            Map.of(
                    Encounter.class, "kiosk-encounter",
                    Patient.class, "kiosk-new-patient",
                    PaymentNotice.class, "kiosk-payment-notice",
                    Flag.class, "kiosk-priority",
                    AuditEvent.class, "kiosk-look",
                    PaymentReconciliation.class, "kiosk-day",
                    CoverageEligibilityResponse.class, "kiosk-coverage-report");

    private final IGenericClient client;

    ForeignProfiles(IGenericClient client) {
        this.client = client;
    }

    void install() throws IOException {
        for (Resource one : read(FOLDER)) {
            client.update().resource(one).execute();
        }
    }

    List<Resource> examples() throws IOException {
        return read(FOLDER.resolve("examples"));
    }

    private static List<Resource> read(Path folder) throws IOException {
        List<Resource> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
                all.add(
                        (Resource)
                                FhirContext.forR4Cached()
                                        .newJsonParser()
                                        .parseResource(Files.readString(file)));
            }
        }
        return all;
    }

    List<String> faultsOfExamples() throws IOException {
        return examples().stream().flatMap(one -> faultsOf(one).stream()).toList();
    }

    /// An arrival of nobody.
    Resource spoiltExample() throws IOException {
        Encounter encounter =
                examples().stream()
                        .filter(Encounter.class::isInstance)
                        .map(Encounter.class::cast)
                        .findFirst()
                        .orElseThrow();
        encounter.setSubject(null);
        return encounter;
    }

    /// Three of each kind that our adapter made on this server.
    List<Resource> written() {
        List<Resource> all = new ArrayList<>();
        WRITTEN.forEach((type, profile) -> {
            Bundle found =
                    client.search()
                            .forResource(type)
                            .whereMap(ours(type))
                            .count(3)
                            .returnBundle(Bundle.class)
                            .execute();
            found.getEntry()
                    .forEach(entry -> {
                        Resource one = entry.getResource();
                        one.getMeta().addProfile(BASE + profile);
                        all.add(one);
                    });
        });
        return all;
    }

    /// An AuditEvent has no identifier: all of them are ours here.
    private static Map<String, List<String>> ours(Class<? extends Resource> type) {
        if (type.equals(AuditEvent.class)) {
            return Map.of();
        }
        String key = type.equals(PaymentNotice.class) ? "payment" : "command";
        return Map.of("identifier", List.of(ForeignHospital.OURS + "sid/" + key + "|"));
    }

    List<String> faultsOf(Resource one) {
        return issues(one).stream()
                .filter(issue ->
                        issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR
                                || issue.getSeverity() == OperationOutcome.IssueSeverity.FATAL)
                .map(issue ->
                        one.fhirType()
                                + "/"
                                + one.getIdElement().getIdPart()
                                + ": "
                                + issue.getLocation()
                                + " "
                                + issue.getDiagnostics())
                .toList();
    }

    private List<OperationOutcome.OperationOutcomeIssueComponent> issues(Resource one) {
        IBaseOperationOutcome said;
        // With an id the server would look for a record of its own.
        Resource bare = one.copy();
        bare.setId((String) null);
        try {
            MethodOutcome outcome = client.validate().resource(bare).execute();
            said = outcome.getOperationOutcome();
        } catch (BaseServerResponseException refused) {
            said = refused.getOperationOutcome();
        }
        return ((OperationOutcome) said).getIssue();
    }
}

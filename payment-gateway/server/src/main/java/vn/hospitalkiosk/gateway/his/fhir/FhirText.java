package vn.hospitalkiosk.gateway.his.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/// JSON to resources and back. Making the R4 model costs a second of processor time once, so it starts in the background with this object.
///
/// Reading is lenient and silent: HAPI's own lenient handler would log the offending value, which may be a name.
final class FhirText {
    private static final String SAMPLE =
            """
            {"resourceType":"Bundle","type":"searchset","entry":[
            {"resource":{"resourceType":"Patient","id":"w","name":[{"text":"W"}],"birthDate":"1985-01-01","identifier":[{"system":"s","value":"v"}]}},
            {"resource":{"resourceType":"Coverage","id":"w","period":{"end":"2026-12-31"}}},
            {"resource":{"resourceType":"Appointment","id":"w","start":"2026-11-25T08:30:00+07:00","serviceType":[{"text":"W"}]}},
            {"resource":{"resourceType":"Location","id":"w","name":"W","partOf":{"reference":"Location/w"}}},
            {"resource":{"resourceType":"Encounter","id":"w","status":"arrived","period":{"start":"2026-11-25T08:30:00+07:00"}}},
            {"resource":{"resourceType":"Task","id":"w","input":[{"type":{"text":"W"},"valueInteger":1}]}},
            {"resource":{"resourceType":"ServiceRequest","id":"w","code":{"text":"W"}}},
            {"resource":{"resourceType":"Invoice","id":"w","status":"issued","totalNet":{"value":1,"currency":"VND"}}},
            {"resource":{"resourceType":"PaymentNotice","id":"w","amount":{"value":1,"currency":"VND"}}}]}
            """;

    private final CompletableFuture<FhirContext> context;

    FhirText() {
        this.context =
                CompletableFuture.supplyAsync(
                        FhirText::warmContext,
                        Executors.newThreadPerTaskExecutor(FhirText::warmer));
    }

    private static Thread warmer(Runnable work) {
        return Thread.ofPlatform().daemon().name("fhir-warm-up").unstarted(work);
    }

    private static FhirContext warmContext() {
        FhirContext r4 = FhirContext.forR4Cached();
        r4.setParserErrorHandler(new ErrorHandlerAdapter());
        Bundle sample = r4.newJsonParser().parseResource(Bundle.class, SAMPLE);
        r4.newJsonParser().encodeResourceToString(sample);
        return r4;
    }

    /// @throws UnreadableAnswer when this is not a FHIR R4 resource in JSON
    Resource read(String json) {
        try {
            IBaseResource parsed = context.join().newJsonParser().parseResource(json);
            if (parsed instanceof Resource resource) {
                return resource;
            }
        } catch (RuntimeException broken) {
            // HAPI's messages quote what they could not read: neither text nor cause may leave
            // here.
            throw new UnreadableAnswer("no FHIR: " + broken.getClass().getSimpleName());
        }
        throw new UnreadableAnswer("no R4 resource");
    }

    String write(Resource resource) {
        return context.join().newJsonParser().encodeResourceToString(resource);
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import vn.hospitalkiosk.gateway.his.HisCapability;

/// A CapabilityStatement in our words: what of `docs/wires.md` this server can do.
///
/// @param encounterByAppointment it can be told to make no second Encounter for one Appointment
/// @param slots it knows free times
record ServerSays(Set<HisCapability> offered, boolean encounterByAppointment, boolean slots) {
    /// Of a server that has not said anything yet: what every server is asked for.
    static final ServerSays NOTHING_YET =
            new ServerSays(
                    EnumSet.of(
                            HisCapability.FIND_PATIENTS,
                            HisCapability.BOOKINGS,
                            HisCapability.COVERAGE,
                            HisCapability.CHECK_IN,
                            HisCapability.TICKET_STATUS,
                            HisCapability.RESULTS,
                            HisCapability.INVOICE,
                            HisCapability.OPEN_BILLS,
                            HisCapability.OPEN_ENCOUNTERS,
                            HisCapability.RECORD_PAYMENT),
                    false,
                    false);

    static ServerSays read(CapabilityStatement statement) {
        Map<String, CapabilityStatementRestResourceComponent> types =
                statement.getRest().stream()
                        .flatMap(rest -> rest.getResource().stream())
                        .collect(
                                Collectors.toMap(
                                        CapabilityStatementRestResourceComponent::getType,
                                        Function.identity(),
                                        (first, again) -> first));
        return new Reading(types).whole();
    }

    private record Reading(Map<String, CapabilityStatementRestResourceComponent> types) {
        ServerSays whole() {
            Set<HisCapability> offered = EnumSet.noneOf(HisCapability.class);
            boolean visits = creates("Encounter") && searches("Encounter");
            add(offered, HisCapability.FIND_PATIENTS, searches("Patient"));
            add(offered, HisCapability.CREATE_PATIENT, searches("Patient") && creates("Patient"));
            add(offered, HisCapability.BOOKINGS, searches("Appointment"));
            add(offered, HisCapability.COVERAGE, searches("Coverage"));
            add(
                    offered,
                    HisCapability.REPORT_COVERAGE,
                    searches("CoverageEligibilityResponse")
                            && creates("CoverageEligibilityResponse"));
            add(offered, HisCapability.CLINICS, searches("HealthcareService"));
            add(offered, HisCapability.WALK_IN, visits && searches("HealthcareService"));
            add(offered, HisCapability.CHECK_IN, visits && searches("Task"));
            add(offered, HisCapability.TICKET_STATUS, searches("Task"));
            add(offered, HisCapability.RESULTS, searches("DiagnosticReport"));
            add(offered, HisCapability.INVOICE, searches("Invoice"));
            add(offered, HisCapability.OPEN_BILLS, searches("Invoice"));
            add(offered, HisCapability.OPEN_ENCOUNTERS, searches("Encounter"));
            add(
                    offered,
                    HisCapability.RECORD_PAYMENT,
                    searches("PaymentNotice") && creates("PaymentNotice"));
            return new ServerSays(
                    offered,
                    searchesBy("Encounter", "appointment"),
                    searches("Slot") && searches("Schedule"));
        }

        private static void add(Set<HisCapability> all, HisCapability one, boolean offered) {
            if (offered) {
                all.add(one);
            }
        }

        private boolean searches(String type) {
            return does(type, TypeRestfulInteraction.SEARCHTYPE);
        }

        private boolean creates(String type) {
            return does(type, TypeRestfulInteraction.CREATE);
        }

        private boolean does(String type, TypeRestfulInteraction what) {
            return of(type).flatMap(one -> one.getInteraction().stream())
                    .anyMatch(interaction -> interaction.getCode() == what);
        }

        private boolean searchesBy(String type, String parameter) {
            return of(type).flatMap(one -> one.getSearchParam().stream())
                    .anyMatch(known -> parameter.equals(known.getName()));
        }

        private Stream<CapabilityStatementRestResourceComponent> of(String type) {
            return Stream.ofNullable(types.get(type));
        }
    }
}

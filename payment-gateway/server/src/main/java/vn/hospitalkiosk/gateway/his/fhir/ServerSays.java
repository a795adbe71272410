package vn.hospitalkiosk.gateway.his.fhir;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import vn.hospitalkiosk.gateway.his.HisCapability;

/// A CapabilityStatement in our words: what of `docs/wires.md` this server can do.
record ServerSays(Set<HisCapability> offered, Set<Ability> abilities) {
    /// What changes how something is asked.
    enum Ability {
        /// It can be told to make no second Encounter for one Appointment.
        ENCOUNTER_BY_APPOINTMENT,
        /// It knows free times.
        SLOTS,
        PATIENT_BY_PHONE,
        /// It keeps who is whose mother: RelatedPerson.
        PATIENT_BY_MOTHER,
        /// It asks the insurance when we ask it: `CoverageEligibilityRequest/$submit`.
        COVERAGE_QUESTION
    }

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
                    EnumSet.noneOf(Ability.class));

    boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    static ServerSays read(CapabilityStatement statement) {
        Map<String, CapabilityStatementRestResourceComponent> types =
                statement.getRest().stream()
                        .flatMap(rest -> rest.getResource().stream())
                        .collect(
                                Collectors.toMap(
                                        CapabilityStatementRestResourceComponent::getType,
                                        Function.identity(),
                                        (first, again) -> first));
        Set<String> everywhere =
                statement.getRest().stream()
                        .map(CapabilityStatementRestComponent::getSearchParam)
                        .flatMap(all -> all.stream().map(one -> one.getName()))
                        .collect(Collectors.toUnmodifiableSet());
        return new Reading(types, everywhere).whole();
    }

    /// @param everywhere search parameters of every type
    private record Reading(
            Map<String, CapabilityStatementRestResourceComponent> types, Set<String> everywhere) {
        ServerSays whole() {
            Set<HisCapability> offered = EnumSet.noneOf(HisCapability.class);
            people(offered);
            visits(offered);
            money(offered);
            return new ServerSays(offered, abilities());
        }

        private void people(Set<HisCapability> offered) {
            add(offered, HisCapability.FIND_PATIENTS, searches("Patient"));
            add(offered, HisCapability.CREATE_PATIENT, keeps("Patient"));
            add(offered, HisCapability.BOOKINGS, searches("Appointment"));
            add(
                    offered,
                    HisCapability.SLIPS,
                    searches("Appointment") && searchesBy("Appointment", "identifier"));
            add(offered, HisCapability.COVERAGE, searches("Coverage") || submits());
            add(offered, HisCapability.REPORT_COVERAGE, keeps("CoverageEligibilityResponse"));
            add(offered, HisCapability.RECORD_LOOK, keeps("AuditEvent"));
        }

        private void visits(Set<HisCapability> offered) {
            boolean visits = keeps("Encounter");
            add(offered, HisCapability.CLINICS, searches("HealthcareService"));
            add(offered, HisCapability.WALK_IN, visits && searches("HealthcareService"));
            add(
                    offered,
                    HisCapability.QUOTE,
                    searches("ChargeItem") && searchesBy("ChargeItem", "identifier"));
            add(offered, HisCapability.CHECK_IN, visits && searches("Task"));
            add(offered, HisCapability.TICKET_STATUS, searches("Task"));
            add(offered, HisCapability.RESULTS, searches("DiagnosticReport"));
            add(offered, HisCapability.OPEN_ENCOUNTERS, searches("Encounter"));
            add(offered, HisCapability.JUDGE_PRIORITY, keeps("Flag"));
            add(
                    offered,
                    HisCapability.CLOSINGS,
                    searches("Encounter") && searchesBy("Encounter", "_lastUpdated"));
        }

        private void money(Set<HisCapability> offered) {
            add(offered, HisCapability.INVOICE, searches("Invoice"));
            add(offered, HisCapability.OPEN_BILLS, searches("Invoice"));
            add(offered, HisCapability.RECORD_PAYMENT, keeps("PaymentNotice"));
            add(offered, HisCapability.RECORD_DAY, keeps("PaymentReconciliation"));
        }

        private Set<Ability> abilities() {
            Set<Ability> abilities = EnumSet.noneOf(Ability.class);
            add(
                    abilities,
                    Ability.ENCOUNTER_BY_APPOINTMENT,
                    searchesBy("Encounter", "appointment"));
            add(abilities, Ability.SLOTS, searches("Slot") && searches("Schedule"));
            add(abilities, Ability.PATIENT_BY_PHONE, searchesBy("Patient", "phone"));
            add(
                    abilities,
                    Ability.PATIENT_BY_MOTHER,
                    searches("RelatedPerson") && searchesBy("RelatedPerson", "identifier"));
            add(abilities, Ability.COVERAGE_QUESTION, submits());
            return abilities;
        }

        private static <E extends Enum<E>> void add(Set<E> all, E one, boolean offered) {
            if (offered) {
                all.add(one);
            }
        }

        private boolean keeps(String type) {
            return searches(type) && does(type, TypeRestfulInteraction.CREATE);
        }

        private boolean searches(String type) {
            return does(type, TypeRestfulInteraction.SEARCHTYPE);
        }

        private boolean does(String type, TypeRestfulInteraction what) {
            return of(type).flatMap(one -> one.getInteraction().stream())
                    .anyMatch(interaction -> interaction.getCode() == what);
        }

        private boolean searchesBy(String type, String parameter) {
            return everywhere.contains(parameter)
                    || of(type).flatMap(one -> one.getSearchParam().stream())
                            .anyMatch(known -> parameter.equals(known.getName()));
        }

        /// A server that only stores such requests asks nobody: the operation is the promise to answer.
        private boolean submits() {
            return of("CoverageEligibilityRequest")
                    .flatMap(one -> one.getOperation().stream())
                    .anyMatch(operation ->
                            "submit".equals(operation.getName())
                                    || "$submit".equals(operation.getName()));
        }

        private Stream<CapabilityStatementRestResourceComponent> of(String type) {
            return Stream.ofNullable(types.get(type));
        }
    }
}

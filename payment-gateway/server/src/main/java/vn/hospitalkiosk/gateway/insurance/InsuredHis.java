package vn.hospitalkiosk.gateway.insurance;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// A HIS whose coverage is asked at the insurance gateway: everything else goes to the HIS as it is. Whom the HIS has just found is remembered for a while, in memory, because a question about a card needs name and number; what it registers starts the re-checks, its bill the report of the first cost.
///
/// A proxy and not a class of its own, so that whatever the port learns goes through.
public final class InsuredHis implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(InsuredHis.class);

    /// Where nobody has told the kiosk yet.
    private static final KioskId SOME_KIOSK = new KioskId("kiosk");

    /// Hears of the first thing charged in a visit.
    @FunctionalInterface
    public interface Costs {
        void charged(
                VisitId visit, HisPatientId patient, String encounter, String service, Instant at);
    }

    private record Admitted(VisitId visit, HisPatientId patient, String encounter, Instant at) {}

    private final His his;
    private final Insurance insurance;
    private final Costs costs;
    private final ZoneId zone;
    private final Recent<HisPatientId, Insured> found = new Recent<>();
    private final Recent<BillId, Admitted> billed = new Recent<>();

    private InsuredHis(His his, Insurance insurance, Costs costs, ZoneId zone) {
        this.his = his;
        this.insurance = insurance;
        this.costs = costs;
        this.zone = zone;
    }

    /// @param zone of the hospital: one question per patient and day
    public static His of(His his, Insurance insurance, Costs costs, ZoneId zone) {
        Object proxy =
                Proxy.newProxyInstance(
                        His.class.getClassLoader(),
                        new Class<?>[] {His.class},
                        new InsuredHis(his, insurance, costs, zone));
        return His.class.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
            throws Throwable {
        Object[] args = given == null ? new Object[0] : given;
        if (method.getName().equals("coverage")
                && args[0] instanceof HisPatientId patient
                && args[1] instanceof LocalDate day) {
            Optional<Insured> who = found.get(patient);
            if (who.isPresent()) {
                return coverage(who.get(), day);
            }
        }
        Object answer = passed(method, args);
        heard(args, answer);
        return answer;
    }

    private @Nullable Object passed(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(his, args);
        } catch (InvocationTargetException theirs) {
            throw theirs.getCause() == null ? theirs : theirs.getCause();
        }
    }

    private HisAnswer<CoverageView> coverage(Insured who, LocalDate day) {
        try {
            return new HisAnswer.Done<>(insurance.ask(SOME_KIOSK, visit(day), who).join());
        } catch (CompletionException failed) {
            LOG.error("{} a card cannot be asked about", "H51", failed);
            return new HisAnswer.Unknown<>("cannot ask the insurance gateway");
        }
    }

    /// One patient, one day, one question: several kiosks on one day ask anew, in the same row.
    static VisitId visit(LocalDate day) {
        return new VisitId("day-" + day);
    }

    /// Nothing of what goes on here may cost the patient the answer.
    private void heard(Object[] args, @Nullable Object answer) {
        try {
            switch (answer) {
                case HisAnswer.Done<?>(List<?> all)
                        when args.length > 0 && args[0] instanceof PatientQuestion question ->
                        all.forEach(one -> remember(one, Optional.of(question)));
                case HisAnswer.Done<?>(HisMoney.Invoice invoice) -> charged(invoice.bill());
                case HisOutcome.Done<?>(HisPatient made) -> remember(made, Optional.empty());
                case HisOutcome.AlreadyDone<?>(HisPatient made) -> remember(made, Optional.empty());
                case HisOutcome.Done<?>(HisVisits.CheckedIn visit) -> registered(args, visit);
                case HisOutcome.AlreadyDone<?>(HisVisits.CheckedIn visit) ->
                        registered(args, visit);
                case null, default -> {}
            }
        } catch (RuntimeException ours) {
            LOG.error("{} what the HIS answered is lost for the insurance", "H57", ours);
        }
    }

    private void remember(@Nullable Object one, Optional<PatientQuestion> question) {
        if (!(one instanceof HisPatient patient)) {
            return;
        }
        Stream<String> shown =
                question.filter(asked -> isCard(asked.by())).map(PatientQuestion::value).stream();
        List<String> numbers =
                Insured.numbers(
                        Stream.concat(shown, patient.number().map(NationalId::digits).stream()));
        if (!numbers.isEmpty()) {
            found.put(
                    patient.id(),
                    new Insured(
                            patient.id(),
                            numbers,
                            patient.name(),
                            Optional.empty(),
                            patient.birthDate(),
                            patient.sex().orElse(Sex.UNKNOWN)));
        }
    }

    /// A mother's number is not her child's; a phone, a slip or a patient code is no number of an insured.
    private static boolean isCard(PatientQuestion.By by) {
        return switch (by) {
            case PERSONAL_NUMBER, INSURANCE_CARD -> true;
            case OLD_PERSONAL_NUMBER, PATIENT_CODE, PHONE, SLIP, OPAQUE_CODE, MOTHERS_NUMBER ->
                    false;
        };
    }

    private void registered(Object[] args, HisVisits.CheckedIn done) {
        if (args[0] instanceof HisCommand command
                && args[1] instanceof VisitWish wish
                && wish.insured()) {
            VisitId visit = visit(LocalDate.ofInstant(command.at(), zone));
            insurance.registered(command.kiosk(), visit, wish.patient(), done.encounter());
            Admitted admitted = new Admitted(visit, wish.patient(), done.encounter(), command.at());
            done.bills().forEach(bill -> billed.put(bill, admitted));
        }
    }

    private void charged(BillView bill) {
        Optional<Admitted> admitted = billed.get(bill.id());
        if (admitted.isPresent() && !bill.lines().isEmpty()) {
            Admitted one = admitted.get();
            costs.charged(
                    one.visit(),
                    one.patient(),
                    one.encounter(),
                    bill.lines().getFirst().name(),
                    one.at());
            billed.remove(bill.id());
        }
    }
}

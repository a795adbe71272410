package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v25.message.ADT_A01;
import ca.uhn.hl7v2.model.v25.message.ADT_A05;
import java.util.Arrays;
import java.util.List;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.Companion;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// ADT: A04 registers an arrival, A05 a person the hospital has not seen. Everything in them follows from the command.
final class Registrations {
    private static final String NAME_NOT_SAID = "U";

    private final Hl7Settings settings;

    Registrations(Hl7Settings settings) {
        this.settings = settings;
    }

    /// The booking is PV1-5, the key PV1-50. Of the patient only the id is said: PID-5 has type `U`, no record is to be changed by it.
    Message arrival(HisCommand command, VisitWish wish, String booking) {
        ADT_A01 message = new ADT_A01();
        begin(message.getMSH(), message.getEVN(), "A04", "ADT_A01", command);
        Segment pid = message.getPID();
        Fields.set(pid, 1, "1");
        Fields.id(
                pid,
                3,
                0,
                wish.patient().value(),
                settings.hisFacility(),
                settings.identifiers().patient());
        Fields.set(pid, 5, 7, NAME_NOT_SAID);
        Segment pv1 = message.getPV1();
        visit(pv1, "O", command);
        Fields.set(pv1, 5, 1, booking);
        Fields.set(pv1, 44, Hl7Time.moment(command.at(), settings.zone()));
        wish.companion().ifPresent(one -> companion(message.getNK1(), one));
        Segment kiosk = kiosk(message, command);
        Fields.set(kiosk, 2, yes(wish.insured()));
        Fields.set(kiosk, 3, yes(wish.coverageVerified()));
        Fields.set(kiosk, 4, wish.priority().name());
        Fields.set(kiosk, 5, yes(wish.priorityDeclared()));
        return message;
    }

    /// The key is one of the person's identifiers, so that the record can be found by it.
    Message person(HisCommand command, NewPatient person) {
        ADT_A05 message = new ADT_A05();
        begin(message.getMSH(), message.getEVN(), "A05", "ADT_A05", command);
        Segment pid = message.getPID();
        Fields.set(pid, 1, "1");
        Fields.id(pid, 3, 0, command.key(), Hl7Settings.APPLICATION, settings.identifiers().key());
        int next = 1;
        if (person.number().isPresent()) {
            Fields.id(
                    pid,
                    3,
                    next,
                    person.number().get().digits(),
                    "",
                    settings.identifiers().nationalId());
            next++;
        }
        if (!person.insuranceCard().isEmpty()) {
            Fields.id(
                    pid,
                    3,
                    next,
                    person.insuranceCard(),
                    "",
                    settings.identifiers().insuranceCard());
        }
        name(pid, person.name());
        Fields.set(pid, 7, Hl7Time.birthDate(person.birthDate()));
        Fields.set(pid, 8, sex(person.sex()));
        Fields.set(pid, 11, 1, person.address());
        Fields.set(pid, 13, 1, person.phone());
        visit(message.getPV1(), "P", command);
        person.companion().ifPresent(one -> companion(message.getNK1(), one));
        kiosk(message, command);
        Segment consent = Fields.added(message, "ZCO");
        Fields.set(consent, 1, person.consent().textHash());
        Fields.set(consent, 2, Hl7Time.moment(person.consent().givenAt(), settings.zone()));
        Fields.set(consent, 3, person.source().name());
        return message;
    }

    private void begin(
            Segment msh, Segment evn, String event, String structure, HisCommand command) {
        Fields.header(
                msh,
                settings,
                "ADT^" + event + "^" + structure,
                ControlIds.of(event, command.key()),
                command.at());
        event(evn, event, command.actor(), Hl7Time.moment(command.at(), settings.zone()));
    }

    private void event(Segment evn, String event, String actor, String at) {
        Fields.set(evn, 1, event);
        Fields.set(evn, 2, at);
        Fields.set(evn, 5, 1, actor);
        Fields.set(evn, 6, at);
        Fields.set(evn, 7, settings.facility());
    }

    private static void visit(Segment pv1, String patientClass, HisCommand command) {
        Fields.set(pv1, 1, "1");
        Fields.set(pv1, 2, patientClass);
        Fields.set(pv1, 50, 1, command.key());
        Fields.set(pv1, 50, 4, Hl7Settings.APPLICATION);
    }

    private static Segment kiosk(Message message, HisCommand command) {
        Segment kiosk = Fields.added(message, "ZKI");
        Fields.set(kiosk, 1, command.kiosk().value());
        return kiosk;
    }

    /// Họ ^ tên ^ chữ đệm: the name reads family, middle, given.
    private static void name(Segment pid, PersonName name) {
        List<String> words = Arrays.asList(name.full().split("\\s+", -1));
        Fields.set(pid, 5, 1, words.getFirst());
        if (words.size() > 1) {
            Fields.set(pid, 5, 2, words.getLast());
            Fields.set(pid, 5, 3, String.join(" ", words.subList(1, words.size() - 1)));
        }
        Fields.set(pid, 5, 7, "L");
    }

    private void companion(Segment nk1, Companion companion) {
        Fields.set(nk1, 1, "1");
        Fields.set(
                nk1,
                3,
                1,
                switch (companion.relation()) {
                    case MOTHER -> "MTH";
                    case FATHER -> "FTH";
                    case GUARDIAN -> "GRD";
                    case CHILD -> "CHD";
                    case SPOUSE -> "SPO";
                    case OTHER -> "OTH";
                });
        Fields.id(nk1, 33, 0, companion.number().digits(), "", settings.identifiers().nationalId());
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNKNOWN -> "U";
        };
    }

    private static String yes(boolean is) {
        return is ? "Y" : "N";
    }
}

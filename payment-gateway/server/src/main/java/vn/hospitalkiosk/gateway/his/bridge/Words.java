package vn.hospitalkiosk.gateway.his.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;

/// What HisBridge answers, as it stands on the wire (schemas of openapi.yaml), and what it means to us. Personal data: never logged.
final class Words {
    private Words() {}

    record Capabilities(String his, String version, List<String> offered) {}

    record Patients(List<Patient> patients) {}

    record Patient(
            String id,
            PersonName name,
            BirthDate birthDate,
            String sex,
            Optional<NationalId> nationalId) {
        HisPatient read() {
            return new HisPatient(
                    new HisPatientId(id),
                    name,
                    birthDate,
                    nationalId,
                    switch (sex) {
                        case "MALE" -> Optional.of(Sex.MALE);
                        case "FEMALE" -> Optional.of(Sex.FEMALE);
                        default -> Optional.empty();
                    });
        }
    }

    record Created(Patient patient, boolean alreadyDone) {}

    record Bookings(List<BookingView> bookings) {}

    record Clinics(List<ClinicView> clinics) {}

    record Results(List<ResultView> results) {}

    record Coverage(
            String state,
            Optional<String> cardLastFour,
            Optional<LocalDate> until,
            Optional<Integer> percent) {
        CoverageView read() {
            return new CoverageView(
                    switch (state) {
                        case "VALID" -> CoverageView.State.VALID;
                        case "NEW_CARD" -> CoverageView.State.NEW_CARD;
                        case "EXPIRED" -> CoverageView.State.EXPIRED;
                        case "NONE" -> CoverageView.State.NOT_USED;
                        case "BLOCKED" -> CoverageView.State.SEE_DESK;
                        default -> CoverageView.State.UNVERIFIED;
                    },
                    cardLastFour.map(four -> "•••• " + four),
                    until,
                    percent);
        }
    }

    record Line(String name, Optional<String> note, int quantity, Vnd amount) {
        static List<BillView.Line> read(List<Line> lines) {
            return lines.stream()
                    .map(l -> new BillView.Line(l.name, l.note.orElse(""), l.quantity, l.amount))
                    .toList();
        }
    }

    record Quote(
            List<Line> lines,
            Vnd total,
            Vnd insurancePays,
            int insurancePercent,
            Vnd coPayment,
            Vnd notCovered,
            Vnd deposit,
            Vnd due) {
        QuoteView read() {
            return new QuoteView(
                    Line.read(lines),
                    total,
                    insurancePays,
                    insurancePercent,
                    coPayment,
                    notCovered,
                    deposit,
                    due,
                    AmountInWords.of(due));
        }
    }

    record Bills(List<Bill> bills) {}

    record Bill(
            String id,
            HisMoney.Invoice.Status status,
            Optional<String> encounterId,
            List<Line> lines,
            Vnd total,
            Vnd insurancePays,
            int insurancePercent,
            Vnd coPayment,
            Vnd notCovered,
            Vnd deposit,
            Vnd due) {
        HisMoney.Invoice read() {
            return new HisMoney.Invoice(
                    new BillView(
                            new BillId(id),
                            Line.read(lines),
                            total,
                            insurancePays,
                            insurancePercent,
                            coPayment,
                            notCovered,
                            deposit,
                            due,
                            AmountInWords.of(due)),
                    status);
        }
    }

    record Ticket(
            String number,
            String clinic,
            Place place,
            TicketStatus.State state,
            Optional<Instant> expectedAt,
            Optional<Integer> ahead,
            Optional<List<String>> today) {
        vn.hospitalkiosk.api.Ticket read(String encounter) {
            return new vn.hospitalkiosk.api.Ticket(
                    number, clinic, place, expectedAt, ahead, today.orElse(List.of()), encounter);
        }
    }

    record CheckedIn(String encounterId, Ticket ticket, List<Bill> bills, boolean alreadyDone) {
        HisVisits.CheckedIn read() {
            return new HisVisits.CheckedIn(
                    encounterId,
                    ticket.read(encounterId),
                    bills.stream().map(bill -> new BillId(bill.id())).toList());
        }
    }

    record Closings(List<String> encounterIds) {}

    record Encounters(List<String> encounterIds) {}

    record Recorded(boolean alreadyDone) {}
}

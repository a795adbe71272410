package vn.hospitalkiosk.gateway.his.hl7;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Bills: ZBL with its FT1 lines. Nothing is computed; a bill whose figures do not fit each other is refused rather than shown.
final class Bills {
    private static final Logger log = LoggerFactory.getLogger(Bills.class);

    /// @param patient the HIS's id
    /// @param visit may be empty
    record Bill(HisMoney.Invoice invoice, String patient, String visit, Instant issuedAt) {}

    private final Hl7Door door;
    private final Questions questions;
    private final Hl7Settings settings;

    Bills(Hl7Door door, Questions questions, Hl7Settings settings) {
        this.door = door;
        this.questions = questions;
        this.settings = settings;
    }

    HisAnswer<Bill> one(BillId bill) {
        if (!Hl7Door.isId(bill.value())) {
            return new Rejected<>(HisRefusal.NO_SUCH_BILL, "not an id");
        }
        return door.ask("Z73", questions.bill(bill.value()))
                .then(heard ->
                        heard.groups("ZBL").stream()
                                .filter(group -> number(group).equals(bill.value()))
                                .findFirst()
                                .map(group -> read(group, patient(heard)))
                                .orElseGet(() ->
                                        new Rejected<>(HisRefusal.NO_SUCH_BILL, "not found")));
    }

    HisAnswer<List<OpenBill>> open(HisPatientId patient) {
        return door.ask("Z73", questions.openBills(patient.value()))
                .then(heard ->
                        new Done<>(
                                patient(heard).equals(patient.value())
                                        ? heard.groups("ZBL").stream()
                                                .flatMap(group -> open(group, patient).stream())
                                                .sorted(
                                                        Comparator.comparing(Bill::issuedAt)
                                                                .reversed())
                                                .map(bill ->
                                                        new OpenBill(
                                                                bill.invoice().bill(),
                                                                bill.visit()))
                                                .toList()
                                        : List.of()));
    }

    /// A bill in a shape that cannot be trusted is left to the desk; the others stay.
    private List<Bill> open(Er7Message group, HisPatientId patient) {
        if (read(group, patient.value()) instanceof Done<Bill>(Bill bill)) {
            return bill.invoice().status() == HisMoney.Invoice.Status.OPEN
                            && bill.invoice().bill().due().isPositive()
                    ? List.of(bill)
                    : List.of();
        }
        log.error("H08 a bill cannot be used");
        return List.of();
    }

    private String patient(Er7Message heard) {
        return heard.first("PID")
                .map(pid -> Patients.id(pid, settings.identifiers().patient()))
                .orElse("");
    }

    private static String number(Er7Message group) {
        return group.segments().getFirst().text(1);
    }

    private HisAnswer<Bill> read(Er7Message group, String patient) {
        if (patient.isEmpty()) {
            return new Rejected<>("ZBL: nobody's bill");
        }
        Er7Segment zbl = group.segments().getFirst();
        HisMoney.Invoice.Status status =
                switch (zbl.text(2)) {
                    case "OPEN" -> HisMoney.Invoice.Status.OPEN;
                    case "PAID" -> HisMoney.Invoice.Status.PAID;
                    case "VOID" -> HisMoney.Invoice.Status.VOID;
                    default -> throw new UnreadableAnswer("ZBL-2");
                };
        BillView view = view(zbl, group.all("FT1"));
        boolean usable = view.addsUp() && view.due().compareTo(Vnd.ZERO) >= 0;
        return status == HisMoney.Invoice.Status.OPEN && !usable
                ? new Rejected<>("ZBL: does not add up")
                : new Done<>(
                        new Bill(
                                new HisMoney.Invoice(view, status),
                                patient,
                                zbl.text(3),
                                Hl7Time.instant(zbl.text(4), settings.zone())
                                        .orElse(Instant.EPOCH)));
    }

    private static BillView view(Er7Segment zbl, List<Er7Segment> charges) {
        List<BillView.Line> lines = new ArrayList<>();
        for (Er7Segment ft1 : charges) {
            lines.add(
                    new BillView.Line(
                            ft1.text(7, 2),
                            ft1.text(8),
                            count(ft1.text(10)),
                            amount(ft1.text(11, 0, 1, 1), ft1.text(11, 0, 1, 2))));
        }
        Vnd due = amount(zbl, 11);
        return new BillView(
                new BillId(zbl.text(1)),
                lines,
                amount(zbl, 5),
                amount(zbl, 6),
                count(zbl.text(7)),
                amount(zbl, 8),
                amount(zbl, 9),
                amount(zbl, 10),
                due,
                AmountInWords.of(due));
    }

    private static Vnd amount(Er7Segment segment, int field) {
        return amount(segment.text(field, 1), segment.text(field, 2));
    }

    /// @param currency empty: đồng
    static Vnd amount(String number, String currency) {
        if (!currency.isEmpty() && !currency.equals("VND")) {
            throw new UnreadableAnswer("an amount is not in đồng");
        }
        if (!number.matches("-?[0-9]{1,15}([.]0{1,4})?")) {
            throw new UnreadableAnswer("an amount is not in whole đồng");
        }
        return new Vnd(new BigDecimal(number).longValueExact());
    }

    private static int count(String number) {
        if (!number.matches("[0-9]{1,6}")) {
            throw new UnreadableAnswer("not a whole number");
        }
        return Integer.parseInt(number);
    }
}

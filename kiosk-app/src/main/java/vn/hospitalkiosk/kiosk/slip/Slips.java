package vn.hospitalkiosk.kiosk.slip;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.printer.Bitmap;
import vn.hospitalkiosk.kiosk.journey.SlipOrder;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// Slips as UI.md §7 wants them (pictures 30–32), Vietnamese only, 576 dots wide. After a payment the queue slip and the receipt come on one strip, to be torn apart: one stays with the patient's papers, one is for finance.
public final class Slips {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(HERE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(HERE);
    private static final Style TITLE = new Style(Inter.Weight.BOLD, 34, 42);
    private static final Style UNDER_TITLE = new Style(Inter.Weight.REGULAR, 22, 30);
    private static final Style UNDER_TITLE_STRONG = new Style(Inter.Weight.SEMI_BOLD, 22, 30);
    private static final Style BIG = new Style(Inter.Weight.EXTRA_BOLD, 52, 60);
    private static final Style SUM = new Style(Inter.Weight.EXTRA_BOLD, 34, 44);
    private static final Style NUMBER = new Style(Inter.Weight.EXTRA_BOLD, 208, 214);
    private static final Style LONG_NUMBER = new Style(Inter.Weight.EXTRA_BOLD, 104, 120);

    private final Hospital hospital;
    private final String serialPrefix;

    /// @param serialPrefix `KH03`
    public Slips(Hospital hospital, String serialPrefix) {
        this.hospital = hospital;
        this.serialPrefix = serialPrefix;
    }

    /// @param words every line of text on it
    public record Drawn(Bitmap bitmap, List<String> words) {}

    public Bitmap draw(SlipOrder order, long serial, Instant at) {
        return drawn(order, serial, at).bitmap();
    }

    /// @param serial of this slip at this kiosk
    /// @param at printed on it to the second
    public Drawn drawn(SlipOrder order, long serial, Instant at) {
        Strip strip = new Strip();
        fill(strip, order, serial, at);
        return new Drawn(strip.done(), strip.words());
    }

    private void fill(Strip strip, SlipOrder order, long serial, Instant at) {
        if (order.content() instanceof SlipOrder.Content.Copy(ReceiptCopy copy)) {
            copy(strip, order, copy, serial, at);
            return;
        }
        if (order.content() instanceof SlipOrder.Content.Downtime) {
            downtime(strip, order.ticket(), serial, at);
            return;
        }
        boolean queue = order.ticket().hasNumber();
        if (queue) {
            queue(strip, order.patient(), order.ticket(), serial, at);
        }
        switch (order.content()) {
            case SlipOrder.Content.QueueOnly _,
                    SlipOrder.Content.Downtime _,
                    SlipOrder.Content.Copy _ -> {}
            case SlipOrder.Content.WithReceipt receipt -> {
                next(strip, queue);
                receipt(strip, order, receipt);
            }
            case SlipOrder.Content.WithReference reference -> {
                next(strip, queue);
                reference(strip, reference.payment(), reference.label(), at);
            }
        }
        if (!queue) {
            strip.left(printed(serial, at), Style.SMALL);
        }
    }

    /// Picture 30 without a person: what is done at the desk, in order.
    private void downtime(Strip strip, Ticket ticket, long serial, Instant at) {
        head(strip);
        strip.dashes();
        strip.centre("SỐ THỨ TỰ CHỜ", new Style(Inter.Weight.BOLD, 30, 38));
        strip.centre(ticket.number(), LONG_NUMBER);
        strip.centre(ticket.clinic().toUpperCase(Locale.ROOT), BIG);
        strip.dashes();
        strip.left(
                "Khi gọi đến số này, mời đến " + hospital.receptionShort().vi() + ".",
                Style.STRONG);
        strip.left("Đăng ký, BHYT và thanh toán làm tại quầy.", Style.TEXT);
        strip.left("Cấp cứu: không cần số này.", Style.TEXT);
        strip.dashes();
        strip.left(printed(serial, at), Style.SMALL);
    }

    private void next(Strip strip, boolean afterQueue) {
        if (afterQueue) {
            strip.tear();
        }
        head(strip);
        strip.dashes();
    }

    private String printed(long serial, Instant at) {
        return "In %s · %s · %s-%06d"
                .formatted(SECOND.format(at), hospital.kioskLabel(), serialPrefix, serial);
    }

    /// Picture 32, asked for by the reference: names nobody.
    private void copy(Strip strip, SlipOrder order, ReceiptCopy copy, long serial, Instant at) {
        LookupView payment = copy.payment();
        boxed(strip, copy.number(), "người bệnh yêu cầu", at);
        receipt(
                strip,
                order,
                payment.label(),
                copy.bill(),
                payment.amount(),
                payment.reference(),
                payment.receiptNumber(),
                payment.capturedAt(),
                Optional.empty());
        strip.left(printed(serial, at), Style.SMALL);
    }

    /// Picture 32: the receipt again, marked as a copy.
    ///
    /// @param copy 1 for the first copy
    /// @param reason `người bệnh yêu cầu`
    public Bitmap copy(
            SlipOrder order,
            SlipOrder.Content.WithReceipt receipt,
            int copy,
            String reason,
            Instant at) {
        Strip strip = new Strip();
        boxed(strip, copy, reason, at);
        receipt(strip, order, receipt);
        return strip.done();
    }

    private void boxed(Strip strip, int copy, String reason, Instant at) {
        head(strip);
        strip.boxed("BẢN SAO", BIG);
        strip.centre(
                "In lại lần %d · %s · %s".formatted(copy, SECOND.format(at), hospital.kioskLabel()),
                UNDER_TITLE);
        strip.centre("Lý do: " + reason, UNDER_TITLE);
        strip.dashes();
    }

    private void head(Strip strip) {
        strip.centreBalanced(
                hospital.name().vi().toUpperCase(Locale.ROOT),
                new Style(Inter.Weight.BOLD, 24, 32));
    }

    private void queue(Strip strip, PatientView patient, Ticket ticket, long serial, Instant at) {
        head(strip);
        strip.dashes();
        strip.centre("PHIẾU KHÁM · SỐ THỨ TỰ", new Style(Inter.Weight.BOLD, 30, 38));
        strip.centre(
                ticket.number(),
                NUMBER.width(ticket.number()) <= Strip.INNER ? NUMBER : LONG_NUMBER);
        Place place = ticket.place();
        strip.centre(place.room().toUpperCase(Locale.ROOT), BIG);
        strip.centre(
                joined(ticket.clinic(), place.floor(), place.building()),
                new Style(Inter.Weight.SEMI_BOLD, 32, 42));
        strip.dashes();
        person(strip, patient, ticket);
        if (!ticket.today().isEmpty()) {
            strip.left("Các dịch vụ hôm nay", Style.STRONG);
            for (int i = 0; i < ticket.today().size(); i++) {
                strip.left(i + 1 + ". " + ticket.today().get(i), Style.TEXT);
            }
        }
        strip.space(4);
        strip.code(hospital.visitCode(ticket.encounter()), way(place));
        strip.dashes();
        strip.left(printed(serial, at), Style.SMALL);
        strip.left("Quá lượt: báo nhân viên tại phòng, không cần lấy lại số.", Style.SMALL);
    }

    private static void person(Strip strip, PatientView patient, Ticket ticket) {
        boolean known = !patient.maskedName().isEmpty();
        if (known) {
            strip.row("Người bệnh", patient.maskedName());
            strip.row(
                    "Năm sinh · CC số cuối",
                    patient.birthYear() + " · " + lastFour(patient.maskedNumber()));
        }
        ticket.expectedAt()
                .ifPresent(t -> strip.row("Dự kiến đến lượt", "khoảng " + MINUTE.format(t)));
        if (known) {
            strip.row("BHYT", InsuranceWords.of(patient.coverage()));
        }
        if (known || ticket.expectedAt().isPresent()) {
            strip.dashes();
        }
    }

    private static String lastFour(String masked) {
        return masked.substring(Math.max(0, masked.length() - 4));
    }

    private static List<Strip.Part> way(Place place) {
        List<Strip.Part> parts = new ArrayList<>();
        if (!place.way().isBlank()) {
            parts.add(new Strip.Part("Đường đi:", Style.SIDE_STRONG));
            parts.add(new Strip.Part(place.way(), Style.SIDE));
        }
        parts.add(new Strip.Part("Đưa mã này ở cửa phòng.", Style.SIDE));
        return parts;
    }

    private static String joined(String... parts) {
        return String.join(
                " · ", java.util.Arrays.stream(parts).filter(p -> !p.isBlank()).toList());
    }

    private void receipt(Strip strip, SlipOrder order, SlipOrder.Content.WithReceipt receipt) {
        PaymentView payment = receipt.payment();
        receipt(
                strip,
                order,
                receipt.label(),
                Optional.of(receipt.bill()),
                payment.amount(),
                payment.reference(),
                payment.receiptNumber(),
                payment.capturedAt(),
                payment.statusPage());
    }

    /// @param bill its shares; empty when they are not known now
    /// @param page where the state can be looked up, empty where there is none
    private void receipt(
            Strip strip,
            SlipOrder order,
            String label,
            Optional<BillView> bill,
            Vnd amount,
            String reference,
            Optional<String> number,
            Optional<Instant> capturedAt,
            Optional<String> page) {
        boolean deposit = bill.map(BillView::id).filter(BillId::isDeposit).isPresent();
        strip.centre(deposit ? "PHIẾU THU TẠM ỨNG" : "PHIẾU THU TIỀN", TITLE);
        strip.centre(
                joined(
                        number.map(n -> "Số " + n).orElse(""),
                        capturedAt.map(SECOND::format).orElse("")),
                UNDER_TITLE);
        strip.centre("Phiếu này không phải là hoá đơn", UNDER_TITLE_STRONG);
        strip.dashes();
        if (!order.patient().maskedName().isEmpty()) {
            strip.row("Người bệnh", order.patient().maskedName());
        }
        if (!order.ticket().encounter().isEmpty()) {
            strip.row("Mã lượt khám", order.ticket().encounter());
        }
        if (!order.patient().maskedName().isEmpty() || !order.ticket().encounter().isEmpty()) {
            strip.dashes();
        }
        bill.filter(_ -> !deposit)
                .ifPresent(owed -> {
                    shares(strip, owed);
                    strip.line();
                });
        strip.row("ĐÃ THU", SUM, amount.toString(), SUM);
        bill.filter(owed -> amount.equals(owed.due()))
                .ifPresent(owed ->
                        strip.left(
                                sentence(owed.dueInWords()),
                                new Style(Inter.Weight.REGULAR, 21, 30)));
        strip.dashes();
        strip.row("Phương thức", label);
        strip.row("Mã tra cứu", reference);
        strip.space(4);
        strip.code(
                page.orElseGet(() -> hospital.paymentCode(reference)),
                List.of(
                        new Strip.Part("Cần hoá đơn điện tử:", Style.SIDE_STRONG),
                        new Strip.Part(
                                "quét mã hoặc báo "
                                        + hospital.cashDesksShort().vi()
                                        + " trong ngày. Không yêu cầu: bệnh viện lập một hoá đơn tổng cuối ngày.",
                                Style.SIDE)));
        strip.dashes();
        if (deposit) {
            strip.left("Tạm ứng được trừ vào viện phí, phần thừa được hoàn lại.", Style.SMALL);
        }
        strip.left("Giữ phiếu để đối chiếu hoặc hoàn tiền.", Style.SMALL);
        strip.left("Hỏi đáp viện phí: " + hospital.cashDesks().vi(), Style.SMALL);
    }

    private static void shares(Strip strip, BillView bill) {
        strip.row("Tổng chi phí", plain(bill.total()));
        if (!bill.insurancePays().isZero()) {
            strip.row(
                    "BHYT chi trả (" + bill.insurancePercent() + "%)",
                    plain(Vnd.ZERO.minus(bill.insurancePays())));
        }
        if (!bill.coPayment().isZero()) {
            strip.row(
                    "Cùng chi trả (" + (100 - bill.insurancePercent()) + "%)",
                    plain(bill.coPayment()));
        }
        if (!bill.notCovered().isZero()) {
            strip.row("Ngoài phạm vi BHYT", plain(bill.notCovered()));
        }
        if (!bill.deposit().isZero()) {
            strip.row("Trừ tạm ứng", plain(Vnd.ZERO.minus(bill.deposit())));
        }
    }

    /// Inside a column of đồng the sign is left out, as in picture 31.
    private static String plain(Vnd amount) {
        return amount.toString().replace("\u00a0đ", "");
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void reference(Strip strip, PaymentView payment, String label, Instant at) {
        strip.centre("PHIẾU TRA CỨU", TITLE);
        strip.centre("Xin đừng thanh toán lại", new Style(Inter.Weight.BOLD, 30, 40));
        strip.dashes();
        strip.centre(payment.reference(), BIG);
        strip.dashes();
        strip.row("Khoản cần trả", payment.amount().toString());
        strip.row("Phương thức", label);
        strip.row("Thời điểm", SECOND.format(at));
        strip.space(4);
        strip.code(
                payment.statusPage().orElseGet(() -> hospital.paymentCode(payment.reference())),
                List.of(new Strip.Part(explained(payment), Style.SIDE)));
        strip.dashes();
        strip.left("Quý vị vẫn vào khám bình thường.", Style.SMALL);
        strip.left("Hỏi đáp viện phí: " + hospital.cashDesks().vi(), Style.SMALL);
    }

    private String explained(PaymentView payment) {
        String desk = hospital.cashDesksShort().vi();
        return switch (payment.state()) {
            case AMOUNT_DIFFERS ->
                    payment.received()
                                    .map(came -> "Đã nhận " + came + ", khác số cần trả. ")
                                    .orElse("Đã nhận tiền khác số cần trả. ")
                            + "Xin giữ phiếu, "
                            + desk
                            + " sẽ xử lý.";
            case CAPTURED_LATE ->
                    "Tiền đến muộn và đã được ghi nhận. Xin giữ phiếu, " + desk + " sẽ xử lý.";
            case CAPTURED_TWICE ->
                    "Tiền đến hai lần. Xin giữ phiếu, " + desk + " sẽ hoàn lại phần thừa.";
            case AWAITING_PAYER,
                    UNRESOLVED,
                    CAPTURED,
                    SETTLED,
                    CLOSED_DECLINED,
                    CLOSED_EXPIRED,
                    CLOSED_CANCELLED ->
                    "Chưa rõ kết quả. Nếu tiền đã bị trừ, khoản này vẫn được ghi nhận cho Quý vị. Xem kết quả tại mọi kiosk hoặc "
                            + desk
                            + ".";
        };
    }
}

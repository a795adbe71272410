package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;
import vn.hospitalkiosk.gateway.settlement.Difference;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk.Case;

/// Card terminals: what each kiosk took today beside its cap, what no settlement has accounted for, settlements that differ. A person may ask a kiosk for a settlement, and close a case with what was found out.
@RestController
@RequestMapping("/settlements")
class SettlementsPage {
    private static final String HERE = "/settlements";
    private static final int MOST = 100;
    private static final int RECENT = 30;

    private final SettlementDesk desk;
    private final PaymentLabels labels;
    private final FreshCode fresh;
    private final AuditTrail audit;
    private final Clock clock;
    private final SettlementsHtml html;

    SettlementsPage(
            SettlementDesk desk,
            CardDay day,
            PaymentLabels labels,
            FreshCode fresh,
            AuditTrail audit,
            Clock clock,
            Frame frame) {
        this.desk = desk;
        this.labels = labels;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
        this.html = new SettlementsHtml(frame, day);
    }

    @GetMapping
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "0") long show) {
        List<Case> cases = desk.cases(MOST);
        Optional<Case> shown =
                show == 0
                        ? cases.stream().filter(each -> each.closing().isEmpty()).findFirst()
                        : desk.find(show);
        List<PaymentId> named =
                shown.stream()
                        .flatMap(each -> each.settlement().differences().stream())
                        .flatMap(SettlementsPage::payment)
                        .toList();
        return Visitors.page(
                html.page(
                        Visitors.of(request),
                        desk.kiosks().stream()
                                .map(kiosk ->
                                        new SettlementsHtml.KioskRow(
                                                kiosk,
                                                desk.asked(kiosk.kiosk(), clock.instant())
                                                        .isPresent()))
                                .toList(),
                        cases,
                        desk.recent(RECENT),
                        shown,
                        labels.references(named),
                        Flash.of(request)));
    }

    private static java.util.stream.Stream<PaymentId> payment(Difference difference) {
        return switch (difference) {
            case Difference.NotInBatch(PaymentId payment) -> java.util.stream.Stream.of(payment);
            case Difference.NotCaptured(PaymentId payment) -> java.util.stream.Stream.of(payment);
            case Difference.NoTotals _,
                    Difference.OtherSum _,
                    Difference.OtherCount _,
                    Difference.Refused _,
                    Difference.NotKnown _,
                    Difference.Other _ ->
                    java.util.stream.Stream.empty();
        };
    }

    @PostMapping("/kiosks/{kiosk}/ask")
    ResponseEntity<String> ask(
            HttpServletRequest request,
            @PathVariable String kiosk,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        Optional<KioskId> id =
                desk.kiosks().stream()
                        .map(SettlementDesk.OfKiosk::kiosk)
                        .filter(each -> each.value().equals(kiosk))
                        .findFirst();
        if (id.isEmpty()) {
            return Flash.not(request, "Không tìm thấy kiosk này.", HERE);
        }
        Optional<String> missing =
                fresh.missing(visitor, Right.ASK_SETTLEMENT, code, "settlement-ask " + kiosk);
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), HERE);
        }
        CommandId settlement = new CommandId(UUID.randomUUID().toString());
        if (!desk.ask(id.get(), settlement, visitor.person().id(), clock.instant())) {
            return Flash.not(request, "Kiosk này đang được yêu cầu quyết toán rồi.", HERE);
        }
        audit.note(
                visitor.person().id().value(),
                "settlement-asked",
                settlement.value(),
                "kiosk " + kiosk);
        return Flash.done(
                request, "Đã gửi yêu cầu. Máy POS quyết toán khi không còn ai đang ở kiosk.", HERE);
    }

    @PostMapping("/cases/{number}/close")
    ResponseEntity<String> close(
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        String back = HERE + "?show=" + number;
        Optional<Proposal> found = Reasons.proposal(visitor.person().id(), clock.instant(), reason);
        if (found.isEmpty()) {
            return Flash.not(request, "Kết quả cần từ 10 đến 500 ký tự.", back);
        }
        Optional<String> missing =
                fresh.missing(
                        visitor, Right.CLOSE_SETTLEMENT_CASE, code, "settlement-close " + number);
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), back);
        }
        if (!desk.close(number, visitor.person().id(), found.get().reason(), clock.instant())) {
            return Flash.not(request, "Việc này đã được đóng.", back);
        }
        audit.note(
                visitor.person().id().value(),
                "settlement-case-closed",
                Long.toString(number),
                found.get().reason());
        return Flash.done(request, "Đã đóng. Không có khoản tiền nào thay đổi.", back);
    }
}

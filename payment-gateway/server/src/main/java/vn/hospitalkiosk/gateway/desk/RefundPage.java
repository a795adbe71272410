package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Refunds: who asks, who approves, what came of it. How a refund ends that nobody knows the end of: [RefundEndings].
@RestController
@RequestMapping("/refunds")
class RefundPage {
    private static final int MOST = 200;

    private final RefundDesk refunds;
    private final PaymentLabels labels;
    private final RefundEndings endings;
    private final FreshCode fresh;
    private final AuditTrail audit;
    private final Clock clock;
    private final RefundHtml html;
    private final RefundCard card;

    RefundPage(
            RefundDesk refunds,
            PaymentLabels labels,
            RefundEndings endings,
            FreshCode fresh,
            AuditTrail audit,
            Clock clock,
            Frame frame,
            Wordmarks wordmarks) {
        this.refunds = refunds;
        this.labels = labels;
        this.endings = endings;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
        this.html = new RefundHtml(frame, wordmarks);
        this.card = new RefundCard(wordmarks);
    }

    @GetMapping
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "ALL") RefundHtml.Filter filter,
            @RequestParam(defaultValue = "") String show) {
        Visitor visitor = Visitors.of(request);
        List<RefundView> all = refunds.list(EnumSet.allOf(RefundState.class), MOST);
        Optional<RefundView> selected =
                show.isEmpty()
                        ? all.stream().filter(filter::takes).findFirst()
                        : refunds.find(new RefundId(show));
        Map<PaymentId, String> references =
                labels.references(
                        all.stream().flatMap(refund -> refund.payment().stream()).toList());
        return Visitors.page(
                html.list(
                        visitor,
                        all,
                        references,
                        filter,
                        selected.map(refund ->
                                card.of(
                                        visitor,
                                        refund,
                                        references,
                                        moneyOf(refund),
                                        endings.pendingFor(refund))),
                        selected,
                        Flash.of(request).banner()));
    }

    private Optional<Holding> moneyOf(RefundView refund) {
        return refund.payment().stream()
                .flatMap(payment -> refunds.moneyOf(payment).stream())
                .filter(money -> money.id().equals(refund.money()))
                .findFirst();
    }

    @GetMapping("/new")
    ResponseEntity<String> ask(
            HttpServletRequest request, @RequestParam(defaultValue = "") String reference) {
        Optional<PaymentId> payment =
                reference.isBlank() ? Optional.empty() : labels.find(reference);
        return Visitors.page(
                html.proposing(
                        Visitors.of(request),
                        reference,
                        payment.map(refunds::moneyOf).orElse(List.of()),
                        payment.map(refunds::of).orElse(List.of()),
                        Flash.of(request)));
    }

    @PostMapping("/new")
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @RequestParam long money,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        String back =
                "/refunds/new?reference="
                        + java.net.URLEncoder.encode(
                                reference, java.nio.charset.StandardCharsets.UTF_8);
        Map<String, String> typed = Map.of("amount", amount, "reason", reason);
        Optional<Vnd> sum = Amounts.typed(amount);
        Optional<Proposal> proposal =
                Reasons.proposal(visitor.person().id(), clock.instant(), reason);
        if (sum.isEmpty() || proposal.isEmpty()) {
            return Flash.not(
                    request,
                    sum.isEmpty() ? "Số tiền không đọc được." : Reasons.TOO_SHORT,
                    back,
                    typed);
        }
        HoldingId holding = new HoldingId(money);
        if (isBeingAsked(reference, holding)) {
            return Flash.not(
                    request,
                    "Yêu cầu trước chưa có kết quả. Không tạo yêu cầu mới lúc này: có thể hoàn hai lần.",
                    back,
                    typed);
        }
        Optional<String> missing =
                fresh.missing(visitor, Right.PROPOSE_REFUND, code, "refund-propose " + money);
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), back, typed);
        }
        return switch (refunds.propose(holding, sum.get(), proposal.get())) {
            case RefundDesk.Proposing.Proposed(RefundView refund) -> {
                audit.note(
                        visitor.person().id().value(),
                        "refund-proposed",
                        refund.id().value(),
                        sum.get().toString());
                String words =
                        refund.state() == RefundState.REQUESTED
                                ? "Đã gửi yêu cầu. Chờ người thứ hai duyệt."
                                : "Đã ghi nhận yêu cầu. Số tiền trong hạn mức, không cần người thứ hai.";
                yield Flash.done(request, words, "/refunds?show=" + refund.id().value());
            }
            case RefundDesk.Proposing.Not(Decided.Obstacle obstacle) ->
                    Flash.not(request, obstacle.word() + ".", back, typed);
        };
    }

    private boolean isBeingAsked(String reference, HoldingId money) {
        return labels.find(reference).map(refunds::of).orElse(List.of()).stream()
                .filter(refund -> refund.money().equals(money))
                .anyMatch(RefundWords::isUnknown);
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<String> approve(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        String back = "/refunds?show=" + id;
        RefundId refund = new RefundId(id);
        if (refunds.find(refund)
                .filter(r -> r.proposal().maker().equals(visitor.person().id()))
                .isPresent()) {
            return Flash.not(request, Decided.Obstacle.SAME_PERSON.word() + ".", back);
        }
        return fresh.missing(visitor, Right.DECIDE_REFUND, code, "refund-approve " + id)
                .map(missing -> Flash.not(request, missing, back))
                .orElseGet(() ->
                        told(
                                request,
                                refunds.approve(refund, visitor.person().id()),
                                "refund-approved",
                                id,
                                "Đã duyệt. Tiền được hoàn về nguồn đã thanh toán."));
    }

    @PostMapping("/{id}/refuse")
    ResponseEntity<String> refuse(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        String back = "/refunds?show=" + id;
        if (Reasons.proposal(visitor.person().id(), clock.instant(), reason).isEmpty()) {
            return Flash.not(request, Reasons.TOO_SHORT, back);
        }
        return fresh.missing(visitor, Right.DECIDE_REFUND, code, "refund-refuse " + id)
                .map(missing -> Flash.not(request, missing, back))
                .orElseGet(() ->
                        told(
                                request,
                                refunds.refuse(
                                        new RefundId(id), visitor.person().id(), reason.strip()),
                                "refund-refused",
                                id,
                                "Đã chuyển lại. Không có tiền nào được hoàn."));
    }

    private ResponseEntity<String> told(
            HttpServletRequest request, Decided decided, String act, String id, String done) {
        String back = "/refunds?show=" + id;
        return switch (decided) {
            case Decided.Done() -> {
                audit.note(Visitors.of(request).person().id().value(), act, id, "");
                yield Flash.done(request, done, back);
            }
            case Decided.Not(Decided.Obstacle obstacle) ->
                    Flash.not(request, obstacle.word() + ".", back);
        };
    }
}

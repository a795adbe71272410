package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.security.Visitors;

/// A refund paid out by voucher, or one whose end only the psp's own pages show: one person writes down what they saw, another confirms it.
@RestController
class RefundEndings {
    private static final String KIND = "refund-end";
    private static final Set<String> FOUND = Set.of("WENT_BACK", "DID_NOT", "PAID_OUT");

    private final RefundDesk refunds;
    private final Pairs pairs;
    private final Clock clock;

    RefundEndings(RefundDesk refunds, Pairs pairs, Clock clock) {
        this.refunds = refunds;
        this.pairs = pairs;
        this.clock = clock;
    }

    Optional<Pending> pendingFor(RefundView refund) {
        return pairs.pending(KIND, refund.id().value());
    }

    @PostMapping("/refunds/{id}/end")
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String found,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        String back = "/refunds?show=" + id;
        if (!FOUND.contains(found) || source.strip().length() < 4) {
            return Flash.not(request, "Xin chọn kết quả và ghi nguồn đã xem.", back);
        }
        return pairs.propose(
                request,
                new Pairs.Wish(
                        KIND,
                        id,
                        Map.of("found", found, "source", source.strip()),
                        reason,
                        code,
                        Right.PROPOSE_REFUND,
                        back));
    }

    @PostMapping("/refunds/proposals/{number}/approve")
    ResponseEntity<String> approve(
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String code) {
        return pairs.approve(
                request, number, KIND, code, Right.DECIDE_REFUND, "/refunds", this::done);
    }

    private Decided done(Visitor visitor, Pending pending) {
        FourEyes eyes = new FourEyes(pending.proposal(), visitor.person().id(), clock.instant());
        RefundId refund = new RefundId(pending.subject());
        String source = pending.details().getOrDefault("source", "");
        return switch (pending.details().getOrDefault("found", "")) {
            case "PAID_OUT" -> refunds.paidOut(refund, eyes, source);
            case "WENT_BACK" -> refunds.end(refund, eyes, RefundDesk.Found.WENT_BACK, source);
            default -> refunds.end(refund, eyes, RefundDesk.Found.DID_NOT, source);
        };
    }

    @PostMapping("/refunds/proposals/{number}/refuse")
    ResponseEntity<String> refuse(HttpServletRequest request, @PathVariable long number) {
        return pairs.refuse(
                request, number, KIND, Right.DECIDE_REFUND, "/refunds", Visitors.of(request));
    }
}

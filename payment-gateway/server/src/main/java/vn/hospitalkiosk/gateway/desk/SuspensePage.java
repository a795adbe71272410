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
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.security.Visitors;
import vn.hospitalkiosk.gateway.suspense.Suspense;

/// Money that pays no bill: one person says whose it is, another agrees; or it goes back where it came from.
@RestController
@RequestMapping("/suspense")
class SuspensePage {
    private static final String KIND = "suspense";
    private static final int MOST = 200;

    private final Suspense suspense;
    private final Pairs pairs;
    private final FreshCode fresh;
    private final Clock clock;
    private final SuspenseHtml html;

    SuspensePage(
            Suspense suspense,
            Pairs pairs,
            FreshCode fresh,
            Clock clock,
            Frame frame,
            Wordmarks wordmarks) {
        this.suspense = suspense;
        this.pairs = pairs;
        this.fresh = fresh;
        this.clock = clock;
        this.html = new SuspenseHtml(frame, wordmarks);
    }

    @GetMapping
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "0") long show) {
        List<Holding> all =
                suspense.list(EnumSet.of(Place.SUSPENSE, Place.CREDIT, Place.DEPOSIT), MOST);
        Optional<Holding> shown =
                show == 0 ? all.stream().findFirst() : suspense.find(new HoldingId(show));
        return Visitors.page(
                html.list(
                        Visitors.of(request),
                        all,
                        shown,
                        shown.flatMap(m -> pairs.pending(KIND, m.id().toString())),
                        Flash.of(request)));
    }

    @PostMapping("/{money}/attribute")
    ResponseEntity<String> attribute(
            HttpServletRequest request,
            @PathVariable long money,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String bill,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        String back = "/suspense?show=" + money;
        boolean toPatient = to.equals("patient");
        Optional<Vnd> sum = toPatient ? Amounts.typed(amount) : Optional.of(Vnd.of(1));
        if (bill(bill).isEmpty() || sum.isEmpty()) {
            return Flash.not(
                    request,
                    sum.isEmpty() ? "Số tiền không đọc được." : "Mã hoá đơn không đọc được.",
                    back);
        }
        return pairs.propose(
                request,
                new Pairs.Wish(
                        KIND,
                        Long.toString(money),
                        Map.of(
                                "to",
                                toPatient ? "patient" : "bill",
                                "bill",
                                bill.strip(),
                                "amount",
                                toPatient ? Long.toString(sum.get().dong()) : ""),
                        reason,
                        code,
                        Right.PROPOSE_SUSPENSE,
                        back));
    }

    private static Optional<BillId> bill(String typed) {
        try {
            return Optional.of(new BillId(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/proposals/{number}/approve")
    ResponseEntity<String> approve(
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String code) {
        return pairs.approve(
                request, number, KIND, code, Right.DECIDE_SUSPENSE, "/suspense", this::done);
    }

    private Decided done(Visitor visitor, Pending pending) {
        FourEyes eyes = new FourEyes(pending.proposal(), visitor.person().id(), clock.instant());
        HoldingId money = new HoldingId(Long.parseLong(pending.subject()));
        BillId bill = new BillId(pending.details().getOrDefault("bill", ""));
        return pending.details().getOrDefault("to", "").equals("patient")
                ? suspense.attributeToPatient(
                        money,
                        bill,
                        Vnd.of(Long.parseLong(pending.details().getOrDefault("amount", "0"))),
                        eyes)
                : suspense.attributeToBill(money, bill, eyes);
    }

    @PostMapping("/proposals/{number}/refuse")
    ResponseEntity<String> refuse(HttpServletRequest request, @PathVariable long number) {
        return pairs.refuse(
                request, number, KIND, Right.DECIDE_SUSPENSE, "/suspense", Visitors.of(request));
    }

    @PostMapping("/{money}/give-back")
    ResponseEntity<String> giveBack(
            HttpServletRequest request,
            @PathVariable long money,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        String back = "/suspense?show=" + money;
        Optional<Vnd> sum = Amounts.typed(amount);
        Optional<Proposal> proposal =
                Reasons.proposal(visitor.person().id(), clock.instant(), reason);
        if (sum.isEmpty() || proposal.isEmpty()) {
            return Flash.not(
                    request, sum.isEmpty() ? "Số tiền không đọc được." : Reasons.TOO_SHORT, back);
        }
        Optional<String> missing =
                fresh.missing(visitor, Right.PROPOSE_REFUND, code, "give-back " + money);
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), back);
        }
        return switch (suspense.giveBack(new HoldingId(money), sum.get(), proposal.get())) {
            case RefundDesk.Proposing.Proposed(RefundView refund) ->
                    Flash.done(
                            request,
                            "Đã gửi yêu cầu hoàn về nguồn.",
                            "/refunds?show=" + refund.id().value());
            case RefundDesk.Proposing.Not(Decided.Obstacle obstacle) ->
                    Flash.not(request, obstacle.word() + ".", back);
        };
    }
}

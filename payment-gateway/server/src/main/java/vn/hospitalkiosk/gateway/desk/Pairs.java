package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Proposals;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Proposals.Verdict;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Two people, one act: the first writes down what and why, the second does it with a fresh code. The act itself refuses what is no longer possible, so a proposal whose act was done but not marked does no harm when it is approved again.
public final class Pairs {
    private final Proposals proposals;
    private final FreshCode fresh;
    private final AuditTrail audit;
    private final Clock clock;

    public Pairs(Proposals proposals, FreshCode fresh, AuditTrail audit, Clock clock) {
        this.proposals = proposals;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
    }

    /// What the first person asks for.
    ///
    /// @param back where the page is that shows it
    record Wish(
            String kind,
            String subject,
            Map<String, String> details,
            String reason,
            String code,
            Right right,
            String back) {}

    @FunctionalInterface
    interface Act {
        Decided by(Visitor visitor, Pending pending);
    }

    Optional<Pending> pending(String kind, String subject) {
        return proposals.pending(kind).stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst();
    }

    List<Pending> pending(String kind) {
        return proposals.pending(kind);
    }

    ResponseEntity<String> propose(HttpServletRequest request, Wish wish) {
        Visitor visitor = Visitors.of(request);
        Optional<Proposal> proposal =
                Reasons.proposal(visitor.person().id(), clock.instant(), wish.reason());
        if (proposal.isEmpty()) {
            return Flash.not(request, Reasons.TOO_SHORT, wish.back());
        }
        Optional<String> missing =
                fresh.missing(
                        visitor,
                        wish.right(),
                        wish.code(),
                        wish.kind() + "-propose " + wish.subject());
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), wish.back());
        }
        Optional<Pending> opened =
                proposals.open(wish.kind(), wish.subject(), wish.details(), proposal.get());
        if (opened.isEmpty()) {
            return Flash.not(
                    request, "Đã có một đề nghị đang chờ duyệt cho việc này.", wish.back());
        }
        audit.note(visitor.person().id().value(), wish.kind() + "-proposed", wish.subject(), "");
        return Flash.done(request, "Đã gửi đề nghị. Chờ người thứ hai duyệt.", wish.back());
    }

    ResponseEntity<String> approve(
            HttpServletRequest request,
            long number,
            String kind,
            String code,
            Right right,
            String back,
            Act act) {
        Visitor visitor = Visitors.of(request);
        Optional<Pending> found = of(number, kind);
        if (found.isEmpty()) {
            return Flash.not(request, "Đề nghị này đã được quyết định.", back);
        }
        Pending pending = found.get();
        if (pending.proposal().maker().equals(visitor.person().id())) {
            return Flash.not(request, Decided.Obstacle.SAME_PERSON.word() + ".", back);
        }
        Optional<String> missing =
                fresh.missing(visitor, right, code, kind + "-approve " + pending.subject());
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), back);
        }
        return switch (act.by(visitor, pending)) {
            case Decided.Not(Decided.Obstacle obstacle) ->
                    Flash.not(request, obstacle.word() + ".", back);
            case Decided.Done() -> {
                proposals.decide(number, Verdict.APPROVED, visitor.person().id(), clock.instant());
                audit.note(
                        visitor.person().id().value(), kind + "-approved", pending.subject(), "");
                yield Flash.done(request, "Đã duyệt và ghi vào sổ.", back);
            }
        };
    }

    /// The maker may take it back; whoever may approve may turn it down.
    ResponseEntity<String> refuse(
            HttpServletRequest request,
            long number,
            String kind,
            Right right,
            String back,
            Visitor visitor) {
        Optional<Pending> found =
                of(number, kind)
                        .filter(pending ->
                                visitor.may(right)
                                        || pending.proposal()
                                                .maker()
                                                .equals(visitor.person().id()));
        if (found.isEmpty()
                || !proposals.decide(
                        number, Verdict.REFUSED, visitor.person().id(), clock.instant())) {
            return Flash.not(request, "Đề nghị này đã được quyết định.", back);
        }
        audit.note(visitor.person().id().value(), kind + "-refused", found.get().subject(), "");
        return Flash.done(request, "Đã dừng đề nghị. Không có gì thay đổi.", back);
    }

    private Optional<Pending> of(long number, String kind) {
        return proposals.find(number).filter(pending -> pending.kind().equals(kind));
    }
}

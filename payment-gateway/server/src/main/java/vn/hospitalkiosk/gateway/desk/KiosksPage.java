package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentCode;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentDesk;
import vn.hospitalkiosk.gateway.enrolment.Enrolments;
import vn.hospitalkiosk.gateway.enrolment.KioskAuthority;
import vn.hospitalkiosk.gateway.enrolment.KioskPresence;
import vn.hospitalkiosk.gateway.insurance.GatewayHealth;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Kiosks and their certificates (the fleet of picture 47): codes for new machines, approval by another person, revocation.
@RestController
@RequestMapping("/kiosks")
class KiosksPage {
    private static final int MOST = 50;

    private final EnrolmentDesk desk;
    private final Enrolments enrolments;
    private final KioskAuthority authority;
    private final KioskPresence presence;
    private final GatewayHealth insurance;
    private final FreshCode fresh;
    private final Clock clock;
    private final KiosksHtml html;

    KiosksPage(
            EnrolmentDesk desk,
            Enrolments enrolments,
            KioskAuthority authority,
            KioskPresence presence,
            GatewayHealth insurance,
            FreshCode fresh,
            Clock clock,
            Frame frame) {
        this.desk = desk;
        this.enrolments = enrolments;
        this.authority = authority;
        this.presence = presence;
        this.insurance = insurance;
        this.fresh = fresh;
        this.clock = clock;
        this.html = new KiosksHtml(frame, clock);
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return Visitors.page(
                html.list(
                        Visitors.of(request),
                        enrolments.certificates(),
                        presence.lastSeen(),
                        presence.devices(),
                        enrolments.recent(MOST),
                        authority.canSign(),
                        InsuranceTrouble.banners(insurance.troubles().values()),
                        Flash.of(request)));
    }

    @PostMapping("/codes")
    ResponseEntity<String> code(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        Optional<KioskId> id = kiosk(kiosk);
        if (id.isEmpty()) {
            return Flash.not(request, "Mã kiosk gồm chữ in hoa và số, ví dụ K04.", "/kiosks");
        }
        return fresh.missing(visitor, Right.ENROL_KIOSK, code, "kiosk-code " + id.get())
                .map(missing -> Flash.not(request, missing, "/kiosks"))
                .orElseGet(() -> {
                    EnrolmentCode made = desk.code(id.get(), visitor.person().id());
                    return Visitors.page(
                            html.code(visitor, id.get(), made, authority.serverMark()));
                });
    }

    private static Optional<KioskId> kiosk(String typed) {
        try {
            return Optional.of(new KioskId(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/enrolments/{id}/approve")
    ResponseEntity<String> approve(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        if (desk.find(id).filter(e -> e.madeBy().equals(visitor.person().id())).isPresent()) {
            return told(request, EnrolmentDesk.Decision.SAME_PERSON, "");
        }
        return fresh.missing(visitor, Right.APPROVE_KIOSK, code, "kiosk-approve " + id)
                .map(missing -> Flash.not(request, missing, "/kiosks"))
                .orElseGet(() ->
                        told(
                                request,
                                desk.approve(id, visitor.person().id()),
                                "Đã cấp chứng thư. Máy tự lấy về trong vài giây."));
    }

    @PostMapping("/enrolments/{id}/refuse")
    ResponseEntity<String> refuse(HttpServletRequest request, @PathVariable String id) {
        Visitor visitor = Visitors.of(request);
        if (!visitor.may(Right.APPROVE_KIOSK)) {
            return Flash.not(request, "Vai trò của anh/chị không được làm việc này.", "/kiosks");
        }
        return told(
                request,
                desk.refuse(id, visitor.person().id()),
                "Đã từ chối. Mã không còn dùng được.");
    }

    @PostMapping("/{kiosk}/revoke")
    ResponseEntity<String> revoke(
            HttpServletRequest request,
            @PathVariable String kiosk,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        Optional<KioskId> id = kiosk(kiosk);
        Optional<Proposal> why = Reasons.proposal(visitor.person().id(), clock.instant(), reason);
        if (id.isEmpty() || why.isEmpty()) {
            return Flash.not(request, Reasons.TOO_SHORT, "/kiosks");
        }
        return fresh.missing(visitor, Right.REVOKE_KIOSK, code, "kiosk-revoke " + id.get())
                .map(missing -> Flash.not(request, missing, "/kiosks"))
                .orElseGet(() ->
                        told(
                                request,
                                desk.revoke(id.get(), visitor.person().id(), why.get().reason()),
                                "Đã thu hồi. Kiosk bị ngắt trong vòng một phút."));
    }

    private static ResponseEntity<String> told(
            HttpServletRequest request, EnrolmentDesk.Decision decision, String done) {
        return switch (decision) {
            case DONE -> Flash.done(request, done, "/kiosks");
            case NOT_THERE -> Flash.not(request, "Không tìm thấy.", "/kiosks");
            case NOT_NOW -> Flash.not(request, "Trạng thái hiện tại không cho phép.", "/kiosks");
            case SAME_PERSON ->
                    Flash.not(request, "Người duyệt phải khác người tạo mã.", "/kiosks");
            case NO_AUTHORITY ->
                    Flash.not(
                            request,
                            "Máy chủ này không giữ khoá CA: chứng thư được ký ở nơi khác.",
                            "/kiosks");
        };
    }
}

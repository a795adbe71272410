package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.outbox.HandList;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Refunds and deposits that the HIS has no way to be told of: a person enters them there and marks them here.
@RestController
@RequestMapping("/by-hand")
class HandListPage {
    private static final String HERE = "/by-hand";
    private static final int MOST = 200;

    private final HandList list;
    private final FreshCode fresh;
    private final AuditTrail audit;
    private final Clock clock;
    private final Frame frame;
    private final Wordmarks wordmarks;

    HandListPage(
            HandList list,
            FreshCode fresh,
            AuditTrail audit,
            Clock clock,
            Frame frame,
            Wordmarks wordmarks) {
        this.list = list;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
        this.frame = frame;
        this.wordmarks = wordmarks;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        Visitor visitor = Visitors.of(request);
        List<HandList.Row> rows = list.rows(MOST);
        Html table =
                rows.isEmpty()
                        ? new Html("<p class=\"empty\">Không có khoản nào phải nhập tay.</p>")
                        : Html.of(
                                "<table>{}<tbody>{}</tbody></table>",
                                Parts.heads(
                                        List.of(
                                                "Lúc",
                                                "Việc",
                                                ">Số tiền",
                                                "Hoá đơn hoặc lượt khám",
                                                "Phương thức",
                                                "Mã giao dịch",
                                                "")),
                                Html.all(rows.stream().map(row -> row(visitor, row)).toList()));
        Html body =
                Html.of(
                        "{}{}<div class=\"card list gap\">{}</div>",
                        Flash.of(request).banner(),
                        Parts.banner(
                                Tone.INFO,
                                new Html(
                                        "HIS của bệnh viện không nhận các khoản này qua kết nối. Nhập vào HIS rồi đánh dấu ở đây, mỗi khoản một lần.")),
                        table);
        return Visitors.page(
                frame.page(visitor, Section.HAND_LIST, "Nhập tay vào HIS", Html.NOTHING, body));
    }

    private Html row(Visitor visitor, HandList.Row row) {
        Facts facts = Facts.of(row.record());
        return Html.of(
                "<tr><td class=\"nw\">{}</td><td class=\"nw\">{}</td><td class=\"r w6 nw\">{}</td><td class=\"mono\">{}</td><td class=\"nw\">{}</td><td class=\"mono\">{}</td><td>{}</td></tr>",
                Parts.moment(facts.at()),
                facts.word(),
                facts.amount(),
                facts.about(),
                wordmarks.of(new PspCode(facts.method())),
                facts.reference(),
                row.entry()
                        .map(entry ->
                                Html.of(
                                        "{}<div class=\"sm mut\">{} · {}</div>",
                                        Parts.pill(Tone.OK, "Đã nhập"),
                                        entry.person(),
                                        Parts.moment(entry.at())))
                        .orElseGet(() -> marking(visitor, row.record().id())));
    }

    private record Facts(
            java.time.Instant at,
            String word,
            vn.hospitalkiosk.api.Vnd amount,
            String about,
            String method,
            String reference) {
        static Facts of(HisMoney.MoneyRecord record) {
            return switch (record) {
                case HisMoney.PaymentRecord p ->
                        new Facts(
                                p.capturedAt(),
                                "Thu tiền",
                                p.amount(),
                                p.bill().value(),
                                p.method(),
                                p.reference());
                case HisMoney.RefundRecord r ->
                        new Facts(
                                r.refundedAt(),
                                "Hoàn tiền",
                                r.amount(),
                                r.bill().value(),
                                r.method(),
                                r.reference());
                case HisMoney.DepositRecord d ->
                        new Facts(
                                d.capturedAt(),
                                "Nhận tạm ứng",
                                d.amount(),
                                d.encounter(),
                                d.method(),
                                d.reference());
            };
        }
    }

    private static Html marking(Visitor visitor, String id) {
        if (!visitor.may(Right.MARK_ENTERED)) {
            return Parts.pill(Tone.WAIT, "Chờ nhập");
        }
        return Html.of(
                "<details><summary>Đã nhập vào HIS</summary><form class=\"col\" method=\"post\" action=\"/by-hand/{}/entered\">{}{}<button class=\"bt p\">Đánh dấu đã nhập</button></form></details>",
                id,
                visitor.token(),
                Parts.codeField("Mã xác thực của anh/chị"));
    }

    @PostMapping("/{id}/entered")
    ResponseEntity<String> entered(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        Visitor visitor = Visitors.of(request);
        Optional<String> missing =
                fresh.missing(visitor, Right.MARK_ENTERED, code, "by-hand " + id);
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), HERE);
        }
        String person = visitor.person().id().value();
        if (!list.entered(id, person, clock.instant())) {
            return Flash.not(request, "Khoản này đã được đánh dấu.", HERE);
        }
        audit.note(person, "entered-by-hand", id, "");
        return Flash.done(request, "Đã đánh dấu.", HERE);
    }
}

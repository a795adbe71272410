package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
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
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.payment.OpenQuestions;
import vn.hospitalkiosk.gateway.payment.OpenQuestions.Found;
import vn.hospitalkiosk.gateway.payment.OpenQuestions.Open;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Payments nobody knows the outcome of. The machines go on asking; two people who saw it at the psp may end the question.
@RestController
@RequestMapping("/open-questions")
class OpenQuestionsPage {
    private static final String KIND = "open-question";
    private static final int MOST = 200;

    private final OpenQuestions questions;
    private final Pairs pairs;
    private final Clock clock;
    private final Frame frame;
    private final Wordmarks wordmarks;

    OpenQuestionsPage(
            OpenQuestions questions, Pairs pairs, Clock clock, Frame frame, Wordmarks wordmarks) {
        this.questions = questions;
        this.pairs = pairs;
        this.clock = clock;
        this.frame = frame;
        this.wordmarks = wordmarks;
    }

    @GetMapping
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "") String show) {
        Visitor visitor = Visitors.of(request);
        List<Open> all = questions.olderThan(Duration.ZERO, MOST);
        Optional<Open> shown =
                all.stream()
                        .filter(each -> show.isEmpty() || each.payment().value().equals(show))
                        .findFirst();
        Html table =
                all.isEmpty()
                        ? new Html("<p class=\"empty\">Không có khoản nào chưa rõ kết quả.</p>")
                        : Html.of(
                                "<table>{}<tbody>{}</tbody></table>",
                                Parts.heads(
                                        List.of(
                                                "Khoản",
                                                "Kiosk",
                                                "Phương thức",
                                                ">Số tiền",
                                                "Từ lúc",
                                                ">Đã hỏi")),
                                Html.all(all.stream().map(each -> row(each, shown)).toList()));
        Html body =
                Html.of(
                        "{}<div class=\"split\"><div class=\"card list\">{}</div>{}</div>",
                        Flash.of(request).banner(),
                        table,
                        shown.map(each -> card(visitor, each)).orElse(Html.NOTHING));
        return Visitors.page(
                frame.page(visitor, Section.OPEN_QUESTIONS, "Khoản chưa rõ", Html.NOTHING, body));
    }

    private Html row(Open open, Optional<Open> shown) {
        return Html.of(
                "<tr{}><td><a class=\"open\" href=\"/open-questions?show={}\">{}</a></td><td>{}</td><td class=\"nw\">{}</td><td class=\"r w6 nw\">{}</td><td class=\"nw\">{}</td><td class=\"r\">{} lần</td></tr>",
                new Html(" class=\"sel\"")
                        .when(shown.filter(s -> s.payment().equals(open.payment())).isPresent()),
                open.payment(),
                open.reference(),
                open.kiosk(),
                wordmarks.of(open.psp()),
                open.amount().toString(),
                Parts.moment(open.since()),
                open.timesAsked());
    }

    private Html card(Visitor visitor, Open open) {
        Html acts =
                pairs.pending(KIND, open.payment().value())
                        .map(pending -> waiting(visitor, pending))
                        .orElseGet(() -> asking(visitor, open));
        return Html.of(
                """
                <div class="card pad"><div class="row sp"><span class="h3">{}</span>{}</div><div class="amount">{}</div><div class="gap">{}{}{}</div><p class="gap">Máy chủ vẫn đang hỏi lại. Không thu lại của người bệnh khi chưa có kết quả.</p><div class="gap">{}</div></div>
                """,
                open.reference(),
                Parts.pill(Parts.Tone.WAIT, "Chưa rõ"),
                open.amount().toString(),
                Parts.fact("Mã đơn ở đối tác", open.order()),
                Parts.fact("Hoá đơn", open.bill()),
                Parts.fact("Phương thức", wordmarks.of(open.psp())),
                acts);
    }

    private static Html asking(Visitor visitor, Open open) {
        if (!visitor.may(Right.PROPOSE_OUTCOME)) {
            return Html.NOTHING;
        }
        return Html.of(
                """
                <details><summary>Kết thúc theo kết quả tra cứu</summary><form class="col" method="post" action="/open-questions/{}/end">{}
                <fieldset><legend>Đã thấy ở đối tác</legend><div class="checks"><label><input type="radio" name="found" value="TAKEN" required>Đã thu tiền</label><label><input type="radio" name="found" value="NOT_TAKEN">Chưa thu tiền</label></div></fieldset>
                <label class="fl">Số tiền đã thu (nếu đã thu)<input class="f" name="amount" inputmode="numeric" value="{}"></label><label class="fl">Mã giao dịch của đối tác (nếu đã thu)<input class="f" name="transaction" maxlength="64"></label>
                <label class="fl">Thấy ở đâu<input class="f" name="source" minlength="4" maxlength="120" required></label>{}{}<button class="bt p w">Gửi người thứ hai duyệt</button></form></details>
                """,
                open.payment(),
                visitor.token(),
                open.amount().dong(),
                Parts.reasonField("Giải thích, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"));
    }

    private static Html waiting(Visitor visitor, Pending pending) {
        Map<String, String> details = pending.details();
        boolean taken = details.getOrDefault("found", "").equals("TAKEN");
        return RefundCard.proposed(
                visitor,
                Right.DECIDE_OUTCOME,
                pending,
                "/open-questions/proposals/",
                List.of(
                        Parts.fact("Đề nghị ghi nhận", taken ? "Đã thu tiền" : "Chưa thu tiền"),
                        taken ? Parts.fact("Số tiền", Vnd.of(amount(details))) : Html.NOTHING,
                        taken
                                ? Parts.fact(
                                        "Mã giao dịch", details.getOrDefault("transaction", ""))
                                : Html.NOTHING,
                        Parts.fact("Nguồn", details.getOrDefault("source", ""))));
    }

    private static long amount(Map<String, String> details) {
        return Long.parseLong(details.getOrDefault("amount", "0"));
    }

    @PostMapping("/{payment}/end")
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @PathVariable String payment,
            @RequestParam(defaultValue = "") String found,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String transaction,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String code) {
        String back = "/open-questions?show=" + payment;
        boolean taken = found.equals("TAKEN");
        Optional<Vnd> sum = Amounts.typed(amount);
        if ((!taken && !found.equals("NOT_TAKEN")) || source.strip().length() < 4) {
            return Flash.not(request, "Xin chọn kết quả và ghi nguồn đã xem.", back);
        }
        if (taken && (sum.isEmpty() || transaction.isBlank())) {
            return Flash.not(
                    request, "Đã thu tiền thì cần số tiền và mã giao dịch của đối tác.", back);
        }
        return pairs.propose(
                request,
                new Pairs.Wish(
                        KIND,
                        payment,
                        Map.of(
                                "found",
                                found,
                                "amount",
                                taken ? Long.toString(sum.orElseThrow().dong()) : "0",
                                "transaction",
                                taken ? transaction.strip() : "",
                                "source",
                                source.strip()),
                        reason,
                        code,
                        Right.PROPOSE_OUTCOME,
                        back));
    }

    @PostMapping("/proposals/{number}/approve")
    ResponseEntity<String> approve(
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String code) {
        return pairs.approve(
                request, number, KIND, code, Right.DECIDE_OUTCOME, "/open-questions", this::done);
    }

    private Decided done(Visitor visitor, Pending pending) {
        Map<String, String> details = pending.details();
        Found found =
                details.getOrDefault("found", "").equals("TAKEN")
                        ? new Found.Taken(
                                Vnd.of(amount(details)), details.getOrDefault("transaction", ""))
                        : new Found.NotTaken();
        return questions.end(
                new PaymentId(pending.subject()),
                new FourEyes(pending.proposal(), visitor.person().id(), clock.instant()),
                found,
                details.getOrDefault("source", ""));
    }

    @PostMapping("/proposals/{number}/refuse")
    ResponseEntity<String> refuse(HttpServletRequest request, @PathVariable long number) {
        return pairs.refuse(
                request,
                number,
                KIND,
                Right.DECIDE_OUTCOME,
                "/open-questions",
                Visitors.of(request));
    }
}

package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Icon;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.refund.RefundView;

/// The card on the right of picture 45: one refund, and what this person may do about it.
final class RefundCard {
    private final Wordmarks wordmarks;

    RefundCard(Wordmarks wordmarks) {
        this.wordmarks = wordmarks;
    }

    /// @param money where the refund's money came from, when it is known
    /// @param pending a proposal to end it by what was seen
    Html of(
            Visitor visitor,
            RefundView refund,
            Map<PaymentId, String> references,
            Optional<Holding> money,
            Optional<Pending> pending) {
        Html facts =
                Html.all(
                        Parts.fact("Khoản gốc", RefundHtml.origin(refund, references)),
                        Parts.fact("Mã giao dịch đối tác", refund.transaction()),
                        money.map(m -> Parts.fact("Đã nhận", Parts.money(m.amount())))
                                .orElse(Html.NOTHING),
                        money.map(m -> Parts.fact("Còn hoàn được", Parts.money(m.left())))
                                .orElse(Html.NOTHING),
                        Parts.fact(
                                "Người đề nghị",
                                refund.proposal().maker()
                                        + " · "
                                        + Parts.moment(refund.proposal().at())),
                        refund.checker()
                                .map(by -> Parts.fact("Người quyết định", by))
                                .orElse(Html.NOTHING),
                        refund.voucher().map(n -> Parts.fact("Phiếu chi", n)).orElse(Html.NOTHING),
                        refund.proof().map(p -> Parts.fact("Bằng chứng", p)).orElse(Html.NOTHING));
        return Html.of(
                """
                <div class="card pad" id="refund"><div class="row sp"><span class="h3">{}</span>{}</div><div class="amount">{}</div><div class="sm mut">về {} đã thanh toán{}</div><div class="gap">{}</div>
                <div class="sm w6 mut gap">Lý do</div><div>{}</div>{}<div class="gap2">{}</div></div>
                """,
                RefundWords.label(refund.id()),
                RefundWords.pill(refund),
                refund.amount().toString(),
                wordmarks.of(refund.psp()),
                refund.byVoucher() ? " · chi theo phiếu" : "",
                facts,
                refund.proposal().reason(),
                refund.said()
                        .map(said ->
                                Html.of(
                                        "<div class=\"sm w6 mut gap\">Trả lời gần nhất</div><div>{}</div>",
                                        said))
                        .orElse(Html.NOTHING),
                acts(visitor, refund, pending));
    }

    private static Html acts(Visitor visitor, RefundView refund, Optional<Pending> pending) {
        return switch (refund.state()) {
            case REQUESTED -> decide(visitor, refund);
            case APPROVED ->
                    refund.byVoucher() ? ending(visitor, refund, pending, true) : Html.NOTHING;
            case REFUND_UNRESOLVED -> ending(visitor, refund, pending, false);
            case SENT, REFUNDED, REFUSED -> Html.NOTHING;
        };
    }

    private static Html decide(Visitor visitor, RefundView refund) {
        if (!visitor.may(Right.DECIDE_REFUND)) {
            return Html.of(
                    "<button class=\"bt w\" disabled>Duyệt hoàn {}</button>{}",
                    refund.amount().toString(),
                    note("Kế toán hoặc kế toán trưởng duyệt."));
        }
        if (refund.proposal().maker().equals(visitor.person().id())) {
            return Html.of(
                    "<button class=\"bt w\" disabled>Duyệt hoàn {}</button>{}",
                    refund.amount().toString(),
                    note("Anh/chị là người đề nghị: cần người khác duyệt."));
        }
        return Html.of(
                """
                <form class="col" method="post" action="/refunds/{}/approve">{}{}<button class="bt p w">Duyệt hoàn {}</button></form>
                <details class="gap"><summary>Chuyển lại để bổ sung</summary><form class="col" method="post" action="/refunds/{}/refuse">{}{}{}<button class="bt d w">Chuyển lại, không hoàn</button></form></details>{}
                """,
                refund.id().value(),
                visitor.token(),
                Parts.codeField("Mã xác thực của anh/chị"),
                refund.amount().toString(),
                refund.id().value(),
                visitor.token(),
                Parts.reasonField("Cần bổ sung gì, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"),
                note(
                        "Cần người thứ hai và mã xác thực. Phiếu hoàn gửi cho người bệnh khi đối tác xác nhận."));
    }

    private static Html ending(
            Visitor visitor, RefundView refund, Optional<Pending> pending, boolean voucher) {
        return pending.map(p -> second(visitor, p))
                .orElseGet(() -> first(visitor, refund, voucher));
    }

    private static Html first(Visitor visitor, RefundView refund, boolean voucher) {
        if (!visitor.may(Right.PROPOSE_REFUND)) {
            return Html.NOTHING;
        }
        Html choice =
                voucher
                        ? Html.of("<input type=\"hidden\" name=\"found\" value=\"PAID_OUT\">")
                        : Html.of(
                                """
                                <fieldset><legend>Đã thấy ở đối tác</legend><div class="checks"><label><input type="radio" name="found" value="WENT_BACK" required>Tiền đã hoàn</label><label><input type="radio" name="found" value="DID_NOT">Tiền chưa hoàn</label></div></fieldset>
                                """);
        return Html.of(
                """
                <details><summary>{}</summary><form class="col" method="post" action="/refunds/{}/end">{}{}<label class="fl">{}<input class="f" name="source" minlength="4" maxlength="120" required></label>{}{}<button class="bt p w">Gửi người thứ hai duyệt</button></form></details>{}
                """,
                voucher ? "Ghi nhận đã chi tiền" : "Kết thúc theo kết quả tra cứu",
                refund.id().value(),
                visitor.token(),
                choice,
                voucher
                        ? "Số tham chiếu của ngân hàng"
                        : "Thấy ở đâu (trang quản trị, sao kê, số giao dịch)",
                Parts.reasonField("Giải thích, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"),
                note(
                        voucher
                                ? "Đối tác này không nhận lệnh hoàn tự động: chi theo phiếu chi, về đúng tài khoản đã chuyển."
                                : "Hệ thống vẫn đang hỏi lại bằng mã cũ. Chỉ kết thúc bằng tay khi đã thấy kết quả."));
    }

    private static Html second(Visitor visitor, Pending pending) {
        return proposed(
                visitor,
                Right.DECIDE_REFUND,
                pending,
                "/refunds/proposals/",
                List.of(
                        Parts.fact(
                                "Đề nghị ghi nhận",
                                word(pending.details().getOrDefault("found", ""))),
                        Parts.fact("Nguồn", pending.details().getOrDefault("source", ""))));
    }

    private static String word(String found) {
        return switch (found) {
            case "WENT_BACK" -> "Tiền đã hoàn";
            case "DID_NOT" -> "Tiền chưa hoàn";
            default -> "Đã chi tiền";
        };
    }

    /// The second person's side of any proposal.
    static Html proposed(
            Visitor visitor, Right right, Pending pending, String path, List<Html> facts) {
        boolean own = pending.proposal().maker().equals(visitor.person().id());
        Html approve =
                visitor.may(right) && !own
                        ? Html.of(
                                "<form class=\"col gap\" method=\"post\" action=\"{}{}/approve\">{}{}<button class=\"bt p w\">Duyệt</button></form>",
                                path,
                                pending.id(),
                                visitor.token(),
                                Parts.codeField("Mã xác thực của anh/chị"))
                        : note("Chờ người thứ hai duyệt.");
        Html refuse =
                visitor.may(right) || own
                        ? Html.of(
                                "<form class=\"gap\" method=\"post\" action=\"{}{}/refuse\">{}<button class=\"bt w\">{}</button></form>",
                                path,
                                pending.id(),
                                visitor.token(),
                                own ? "Rút lại đề nghị" : "Không duyệt")
                        : Html.NOTHING;
        return Html.of(
                "{}{}<div class=\"sm w6 mut gap\">Giải thích</div><div>{}</div>{}{}",
                Html.all(facts),
                Parts.fact(
                        "Người đề nghị",
                        pending.proposal().maker() + " · " + Parts.moment(pending.proposal().at())),
                pending.proposal().reason(),
                approve,
                refuse);
    }

    static Html note(String words) {
        return Html.of("<div class=\"note\">{}<span>{}</span></div>", Icon.LOCK.small(), words);
    }
}

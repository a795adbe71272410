package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.Proposals.Pending;
import vn.hospitalkiosk.gateway.people.Right;

/// The page of money that pays no bill, in the manner of picture 45.
final class SuspenseHtml {
    private final Frame frame;
    private final Wordmarks wordmarks;

    SuspenseHtml(Frame frame, Wordmarks wordmarks) {
        this.frame = frame;
        this.wordmarks = wordmarks;
    }

    String list(
            Visitor visitor,
            List<Holding> all,
            Optional<Holding> shown,
            Optional<Pending> pending,
            Flash flash) {
        Html table =
                all.isEmpty()
                        ? new Html("<p class=\"empty\">Không có khoản tiền nào đang chờ.</p>")
                        : Html.of(
                                "<table class=\"suspense\">{}<tbody>{}</tbody></table>",
                                Parts.heads(
                                        List.of(
                                                "Nhận lúc",
                                                "Phương thức",
                                                "Mã giao dịch",
                                                "Vì sao",
                                                "Đang ở",
                                                ">Còn lại")),
                                Html.all(all.stream().map(m -> row(m, shown)).toList()));
        Html body =
                Html.of(
                        "{}<div class=\"split\"><div class=\"card list\">{}</div>{}</div>",
                        flash.banner(),
                        table,
                        shown.map(money -> card(visitor, money, pending)).orElse(Html.NOTHING));
        return frame.page(visitor, Section.SUSPENSE, "Tiền chờ xác định", Html.NOTHING, body);
    }

    private Html row(Holding money, Optional<Holding> shown) {
        return Html.of(
                "<tr{}><td><a class=\"open\" href=\"/suspense?show={}\">{}</a></td><td class=\"nw\">{}</td><td class=\"mono\">{}</td><td>{}</td><td>{}</td><td class=\"r w6 nw\">{}</td></tr>",
                new Html(" class=\"sel\"")
                        .when(shown.filter(s -> s.id().equals(money.id())).isPresent()),
                money.id(),
                Parts.moment(money.since()),
                wordmarks.of(money.psp()),
                money.transaction(),
                money.cause().word(),
                money.place() == Place.SUSPENSE
                        ? Parts.pill(Tone.WAIT, money.place().word())
                        : Parts.pill(Tone.NEUTRAL, money.place().word()),
                money.left().toString());
    }

    private Html card(Visitor visitor, Holding money, Optional<Pending> pending) {
        return Html.of(
                """
                <div class="card pad"><div class="row sp"><span class="h3">{}</span></div><div class="amount">{}</div><div class="sm mut">{}</div><div class="gap">{}{}{}{}</div><div class="gap">{}</div></div>
                """,
                wordmarks.of(money.psp()),
                money.left().toString(),
                money.cause().word(),
                Parts.fact("Mã giao dịch", money.transaction()),
                Parts.fact("Đã nhận", Parts.money(money.amount())),
                money.bill().map(b -> Parts.fact("Hoá đơn liên quan", b)).orElse(Html.NOTHING),
                money.kiosk().map(k -> Parts.fact("Kiosk", k)).orElse(Html.NOTHING),
                pending.map(p -> waiting(visitor, p)).orElseGet(() -> acts(visitor, money)));
    }

    private static Html waiting(Visitor visitor, Pending pending) {
        Map<String, String> details = pending.details();
        boolean toPatient = details.getOrDefault("to", "").equals("patient");
        return RefundCard.proposed(
                visitor,
                Right.DECIDE_SUSPENSE,
                pending,
                "/suspense/proposals/",
                List.of(
                        Parts.fact(
                                "Đề nghị",
                                toPatient ? "Ghi vào tiền của người bệnh" : "Trả hoá đơn"),
                        Parts.fact("Hoá đơn", details.getOrDefault("bill", "")),
                        toPatient
                                ? Parts.fact(
                                        "Số tiền",
                                        Vnd.of(Long.parseLong(details.getOrDefault("amount", "0"))))
                                : Html.NOTHING));
    }

    private static Html acts(Visitor visitor, Holding money) {
        if (money.left().dong() == 0) {
            return Parts.banner(Tone.NEUTRAL, new Html("Đã dùng hết."));
        }
        if (!visitor.may(Right.PROPOSE_SUSPENSE)) {
            return Html.NOTHING;
        }
        String bill = money.bill().map(BillId::value).orElse("");
        return Html.all(
                attributing(visitor, money, "bill", "Trả một hoá đơn đang nợ", bill),
                attributing(visitor, money, "patient", "Ghi vào tiền của người bệnh", bill)
                        .when(money.place() == Place.SUSPENSE),
                Html.of(
                        """
                        <details><summary>Hoàn về nguồn</summary><form class="col" method="post" action="/suspense/{}/give-back">{}{}{}{}<button class="bt p w">Gửi yêu cầu hoàn</button></form></details>
                        """,
                        money.id(),
                        visitor.token(),
                        amount(money),
                        Parts.reasonField("Lý do, ít nhất 10 ký tự"),
                        Parts.codeField("Mã xác thực của anh/chị")),
                RefundCard.note(
                        "Không ghi tên hay số giấy tờ của người bệnh. Người thứ hai duyệt bằng mã xác thực."));
    }

    private static Html attributing(
            Visitor visitor, Holding money, String to, String words, String bill) {
        return Html.of(
                """
                <details><summary>{}</summary><form class="col" method="post" action="/suspense/{}/attribute">{}<input type="hidden" name="to" value="{}"><label class="fl">Mã hoá đơn{}<input class="f" name="bill" value="{}" maxlength="64" required></label>{}{}{}<button class="bt p w">Gửi người thứ hai duyệt</button></form></details>
                """,
                words,
                money.id(),
                visitor.token(),
                to,
                to.equals("patient") ? " của người bệnh" : "",
                bill,
                to.equals("patient") ? amount(money) : Html.NOTHING,
                Parts.reasonField("Căn cứ, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"));
    }

    private static Html amount(Holding money) {
        String left = money.left().toString();
        return Html.of(
                "<label class=\"fl\">Số tiền, nhiều nhất {}<input class=\"f\" name=\"amount\" inputmode=\"numeric\" value=\"{}\" required></label>",
                left,
                left.substring(0, left.length() - 2));
    }
}

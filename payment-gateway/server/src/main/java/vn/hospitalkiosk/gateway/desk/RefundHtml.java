package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Icon;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;

/// Picture 45.
final class RefundHtml {
    /// The filters above the list.
    enum Filter {
        ALL("Tất cả", Set.of(RefundState.values())),
        WAITING("Chờ duyệt", Set.of(RefundState.REQUESTED)),
        RUNNING("Đang xử lý", Set.of(RefundState.APPROVED, RefundState.SENT)),
        UNKNOWN("Chưa rõ", Set.of(RefundState.REFUND_UNRESOLVED));

        private final String word;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of
        private final Set<RefundState> states;

        Filter(String word, Set<RefundState> states) {
            this.word = word;
            this.states = states;
        }

        boolean takes(RefundView refund) {
            return states.contains(refund.state());
        }
    }

    private final Frame frame;
    private final Wordmarks wordmarks;

    RefundHtml(Frame frame, Wordmarks wordmarks) {
        this.frame = frame;
        this.wordmarks = wordmarks;
    }

    /// @param all newest first
    /// @param references of the payments in them
    /// @param shown whose card stands on the right
    String list(
            Visitor visitor,
            List<RefundView> all,
            Map<PaymentId, String> references,
            Filter filter,
            Optional<Html> shown,
            Optional<RefundView> selected,
            Html remark) {
        Html filters =
                Html.all(
                        List.of(Filter.values()).stream()
                                .map(each ->
                                        Html.of(
                                                "<a class=\"f{}\" href=\"/refunds?filter={}\">{} {}</a>",
                                                new Html(" on").when(each == filter),
                                                each.name(),
                                                each.word,
                                                all.stream().filter(each::takes).count()))
                                .toList());
        List<Html> rows =
                all.stream()
                        .filter(filter::takes)
                        .map(refund -> row(refund, references, filter, selected))
                        .toList();
        Html table =
                rows.isEmpty()
                        ? new Html("<p class=\"empty\">Không có yêu cầu hoàn tiền nào.</p>")
                        : Html.of(
                                "<table class=\"refunds\">{}<tbody>{}</tbody></table>",
                                Parts.heads(
                                        List.of(
                                                "Yêu cầu",
                                                "Khoản gốc",
                                                "Phương thức",
                                                ">Số tiền",
                                                "Lý do",
                                                "Trạng thái")),
                                Html.all(rows));
        Html body =
                Html.of(
                        "{}<div class=\"split\"><div><div class=\"filters\">{}</div><div class=\"card list\">{}</div>{}</div>{}</div>",
                        remark,
                        filters,
                        table,
                        unknowns(all),
                        shown.orElse(Html.NOTHING));
        Html buttons =
                new Html("<a class=\"bt p\" href=\"/refunds/new\">Tạo yêu cầu hoàn</a>")
                        .when(visitor.may(Right.PROPOSE_REFUND));
        return frame.page(visitor, Section.REFUNDS, "Hoàn tiền", buttons, body);
    }

    private Html row(
            RefundView refund,
            Map<PaymentId, String> references,
            Filter filter,
            Optional<RefundView> selected) {
        boolean isShown = selected.filter(s -> s.id().equals(refund.id())).isPresent();
        return Html.of(
                "<tr{}><td><a class=\"open\" href=\"/refunds?filter={}&amp;show={}\">{}</a></td><td class=\"nw\">{}</td><td class=\"nw\">{}</td><td class=\"r w6 nw\">{}</td><td>{}</td><td>{}</td></tr>",
                new Html(" class=\"sel\"").when(isShown),
                filter.name(),
                refund.id().value(),
                RefundWords.label(refund.id()),
                origin(refund, references),
                wordmarks.of(refund.psp()),
                bare(refund.amount()),
                shortened(refund.proposal().reason()),
                RefundWords.pill(refund));
    }

    static String origin(RefundView refund, Map<PaymentId, String> references) {
        return refund.payment()
                .map(id -> references.getOrDefault(id, "–"))
                .orElse(refund.transaction());
    }

    /// Without the sign: the column says what it is.
    private static String bare(Vnd amount) {
        String text = amount.toString();
        return text.substring(0, text.length() - 2);
    }

    private static String shortened(String reason) {
        return reason.length() <= 60 ? reason : reason.substring(0, 58) + "…";
    }

    private static Html unknowns(List<RefundView> all) {
        return Html.all(
                all.stream()
                        .filter(refund -> refund.state() == RefundState.REFUND_UNRESOLVED)
                        .map(refund ->
                                Html.of(
                                        "<div class=\"gap\">{}</div>",
                                        Parts.banner(
                                                Tone.INFO,
                                                Html.of(
                                                        "<b>{} chưa rõ kết quả.</b> Hệ thống hỏi lại bằng đúng mã cũ{}. Không tạo yêu cầu mới khi chưa có kết quả: có thể hoàn hai lần.",
                                                        RefundWords.label(refund.id()),
                                                        refund.nextAskAt()
                                                                .map(at ->
                                                                        ", lần tới lúc "
                                                                                + Parts.moment(at))
                                                                .orElse("")))))
                        .toList());
    }

    /// The form for a payment that was found.
    String proposing(
            Visitor visitor,
            String reference,
            List<Holding> money,
            List<RefundView> earlier,
            Flash flash) {
        Html forms =
                Html.all(
                        money.stream()
                                .map(holding -> form(visitor, reference, holding, earlier, flash))
                                .toList());
        Html body =
                Html.of(
                        """
                        {}<div class="col"><div class="card pad"><form class="row" method="get" action="/refunds/new"><label class="fl">Mã khoản thu hoặc mã giao dịch của đối tác<input class="f" name="reference" value="{}" maxlength="64" required></label><button class="bt">Tìm</button></form></div>{}{}</div>
                        """,
                        flash.banner(),
                        reference,
                        Parts.banner(
                                        Tone.WARN,
                                        Html.of("Không tìm thấy tiền của khoản “{}”.", reference))
                                .when(!reference.isEmpty() && money.isEmpty()),
                        forms);
        return frame.page(
                visitor,
                Section.REFUNDS,
                "Tạo yêu cầu hoàn",
                new Html("<a class=\"bt\" href=\"/refunds\">Quay lại danh sách</a>"),
                body);
    }

    private Html form(
            Visitor visitor,
            String reference,
            Holding money,
            List<RefundView> earlier,
            Flash flash) {
        Optional<RefundView> unknown =
                earlier.stream()
                        .filter(refund -> refund.money().equals(money.id()))
                        .filter(RefundWords::isUnknown)
                        .findFirst();
        Html inner =
                unknown.map(refund ->
                                Parts.banner(
                                        Tone.WAIT,
                                        Html.of(
                                                "<b>{} chưa có kết quả.</b> Không tạo yêu cầu mới lúc này: có thể hoàn hai lần.",
                                                RefundWords.label(refund.id()))))
                        .orElseGet(() -> fields(visitor, reference, money, flash));
        return Html.of(
                "<div class=\"card pad\"><div class=\"h3\">{} · {}</div>{}{}{}{}<div class=\"gap\">{}</div></div>",
                wordmarks.of(money.psp()),
                money.cause().word(),
                Parts.fact("Mã giao dịch của đối tác", money.transaction()),
                Parts.fact("Đang ở", money.place().word()),
                Parts.fact("Đã nhận", Parts.money(money.amount())),
                Parts.fact("Còn hoàn được", Parts.money(money.left())),
                inner);
    }

    private static Html fields(Visitor visitor, String reference, Holding money, Flash flash) {
        if (money.left().dong() == 0) {
            return Parts.banner(Tone.NEUTRAL, new Html("Không còn tiền để hoàn."));
        }
        return Html.of(
                """
                <form class="col" method="post" action="/refunds/new">{}<input type="hidden" name="money" value="{}"><input type="hidden" name="reference" value="{}">
                <label class="fl">Số tiền hoàn, nhiều nhất {}<input class="f" name="amount" inputmode="numeric" value="{}" required></label>
                <label class="fl">Lý do, ít nhất 10 ký tự<textarea class="f" name="reason" rows="3" minlength="10" maxlength="500" required>{}</textarea></label>
                {}<div class="btns"><button class="bt p">Gửi yêu cầu hoàn</button></div>
                <div class="note">{}<span>Tiền chỉ hoàn về nguồn đã thanh toán. Không ghi tên, số thẻ hay số giấy tờ của người bệnh vào lý do.</span></div></form>
                """,
                visitor.token(),
                money.id().value(),
                reference,
                money.left().toString(),
                flash.typed("amount").isEmpty() ? bare(money.left()) : flash.typed("amount"),
                flash.typed("reason"),
                Parts.codeField("Mã xác thực đang hiện trên điện thoại của anh/chị"),
                Icon.LOCK.small());
    }
}

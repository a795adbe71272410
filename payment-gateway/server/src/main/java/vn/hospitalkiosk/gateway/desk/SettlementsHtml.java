package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.settlement.Difference;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk.Case;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk.Told;

/// The page of card terminals' settlements, in the manner of pictures 43 and 44.
final class SettlementsHtml {
    private final Frame frame;
    private final CardDay day;

    SettlementsHtml(Frame frame, CardDay day) {
        this.frame = frame;
        this.day = day;
    }

    /// @param asked a person asked this kiosk for a settlement, and it has not told of one yet
    record KioskRow(SettlementDesk.OfKiosk kiosk, boolean asked) {}

    String page(
            Visitor visitor,
            List<KioskRow> kiosks,
            List<Case> cases,
            List<Told> recent,
            Optional<Case> shown,
            Map<PaymentId, String> references,
            Flash flash) {
        Html body =
                Html.of(
                        """
                        {}<div class="card list">{}</div><div class="split gap"><div class="card list"><div class="pad h3">Quyết toán chưa khớp</div>{}</div>{}</div>
                        <div class="card list gap"><div class="pad h3">Quyết toán gần đây</div>{}</div>
                        """,
                        flash.banner(),
                        kiosks(visitor, kiosks),
                        cases(cases, shown),
                        shown.map(each -> card(visitor, each, references)).orElse(Html.NOTHING),
                        recent(recent));
        return frame.page(visitor, Section.SETTLEMENTS, "Quyết toán máy POS", Html.NOTHING, body);
    }

    private Html kiosks(Visitor visitor, List<KioskRow> kiosks) {
        if (kiosks.isEmpty()) {
            return new Html("<p class=\"empty\">Chưa có kiosk nào thu tiền bằng thẻ.</p>");
        }
        return Html.of(
                "<table>{}<tbody>{}</tbody></table>",
                Parts.heads(
                        List.of(
                                "Kiosk",
                                ">Thu bằng thẻ hôm nay",
                                ">Hạn mức ngày",
                                ">Còn lại",
                                ">Chờ quyết toán",
                                "Quyết toán gần nhất",
                                "")),
                Html.all(kiosks.stream().map(row -> kiosk(visitor, row)).toList()));
    }

    private Html kiosk(Visitor visitor, KioskRow row) {
        SettlementDesk.OfKiosk kiosk = row.kiosk();
        Vnd taken = day.taken(kiosk.kiosk());
        return Html.of(
                "<tr><td class=\"w7\">{}</td><td class=\"r nw\">{}</td><td class=\"r nw\">{}</td><td class=\"r nw\">{}</td><td class=\"r nw\"><span class=\"w6\">{}</span><div class=\"sm mut\">{} khoản</div></td><td class=\"nw\">{}</td><td>{}</td></tr>",
                kiosk.kiosk(),
                taken,
                day.cap().map(Vnd::toString).orElse("Không giới hạn"),
                day.cap().map(cap -> left(cap, taken)).orElse(Html.of("–")),
                kiosk.openSum(),
                kiosk.openSales(),
                kiosk.lastAt().map(Parts::moment).orElse("Chưa có"),
                asking(visitor, row));
    }

    private static Html left(Vnd cap, Vnd taken) {
        return taken.compareTo(cap) >= 0
                ? Parts.pill(Tone.WARN, "Đã đủ hạn mức")
                : Html.of("{}", cap.minus(taken));
    }

    private static Html asking(Visitor visitor, KioskRow row) {
        if (row.asked()) {
            return Parts.pill(Tone.WAIT, "Đang chờ kiosk");
        }
        if (!visitor.may(Right.ASK_SETTLEMENT)) {
            return Html.NOTHING;
        }
        return Html.of(
                "<details><summary>Quyết toán ngay</summary><form class=\"col\" method=\"post\" action=\"/settlements/kiosks/{}/ask\">{}{}<button class=\"bt p\">Gửi yêu cầu</button></form></details>",
                row.kiosk().kiosk(),
                visitor.token(),
                Parts.codeField("Mã xác thực của anh/chị"));
    }

    private static Html cases(List<Case> cases, Optional<Case> shown) {
        if (cases.isEmpty()) {
            return new Html("<p class=\"empty\">Mọi quyết toán đều khớp.</p>");
        }
        return Html.of(
                "<table>{}<tbody>{}</tbody></table>",
                Parts.heads(List.of("Lúc", "Kiosk", "Chưa khớp ở đâu", "Trạng thái")),
                Html.all(cases.stream().map(each -> row(each, shown)).toList()));
    }

    private static Html row(Case each, Optional<Case> shown) {
        List<Difference> differences = each.settlement().differences();
        return Html.of(
                "<tr{}><td class=\"nw\"><a class=\"open\" href=\"/settlements?show={}\">{}</a></td><td>{}</td><td>{}{}</td><td>{}</td></tr>",
                new Html(" class=\"sel\"")
                        .when(shown.filter(s -> s.number() == each.number()).isPresent()),
                each.number(),
                Parts.moment(each.openedAt()),
                each.settlement().kiosk(),
                differences.isEmpty() ? "Chưa rõ" : kind(differences.getFirst()),
                differences.size() > 1 ? " và " + (differences.size() - 1) + " điểm khác" : "",
                each.closing().isPresent()
                        ? Parts.pill(Tone.OK, "Đã xử lý")
                        : Parts.pill(Tone.WAIT, "Chờ xử lý"));
    }

    private static Html card(Visitor visitor, Case each, Map<PaymentId, String> references) {
        Told told = each.settlement();
        Html differences =
                Html.all(
                        told.differences().stream()
                                .map(one -> Html.of("<li>{}</li>", words(one, references)))
                                .toList());
        return Html.of(
                """
                <div class="card pad"><div class="row sp"><span class="h3">{} · {}</span>{}</div><div class="gap">{}{}{}{}</div><div class="sm w6 mut gap">Chưa khớp</div><ul class="plain">{}</ul><div class="gap">{}</div></div>
                """,
                told.kiosk(),
                Parts.moment(told.at()),
                outcome(told),
                Parts.fact("Máy POS báo", told.net().map(Vnd::toString).orElse("Không báo tổng")),
                Parts.fact("Sổ của bệnh viện", Parts.money(told.own())),
                Parts.fact("Số khoản", told.sales()),
                told.terminal().map(id -> Parts.fact("Mã máy (TID)", id)).orElse(Html.NOTHING),
                differences,
                each.closing()
                        .map(SettlementsHtml::closed)
                        .orElseGet(() -> closing(visitor, each.number())));
    }

    private static Html closed(SettlementDesk.Closing closing) {
        return Html.of(
                "{}<div class=\"sm w6 mut gap\">Kết quả</div><div>{}</div>",
                Parts.fact("Người xử lý", closing.by() + " · " + Parts.moment(closing.at())),
                closing.note());
    }

    private static Html closing(Visitor visitor, long number) {
        if (!visitor.may(Right.CLOSE_SETTLEMENT_CASE)) {
            return RefundCard.note("Kế toán đối chiếu với ngân hàng rồi đóng việc này.");
        }
        return Html.of(
                """
                <details><summary>Đã đối chiếu xong</summary><form class="col" method="post" action="/settlements/cases/{}/close">{}{}{}<button class="bt p w">Đóng việc này</button></form></details>{}
                """,
                number,
                visitor.token(),
                Parts.reasonField("Kết quả đối chiếu, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"),
                RefundCard.note(
                        "Đóng việc này không chuyển tiền và không sửa sổ. Khoản thừa hay thiếu xử lý ở Tiền chờ xác định hoặc Hoàn tiền."));
    }

    private static Html recent(List<Told> recent) {
        if (recent.isEmpty()) {
            return new Html("<p class=\"empty\">Chưa có quyết toán nào.</p>");
        }
        return Html.of(
                "<table>{}<tbody>{}</tbody></table>",
                Parts.heads(
                        List.of(
                                "Lúc",
                                "Kiosk",
                                "Mã máy (TID)",
                                ">Số khoản",
                                ">Sổ của bệnh viện",
                                ">Máy POS báo",
                                "Kết quả")),
                Html.all(recent.stream().map(SettlementsHtml::row).toList()));
    }

    private static Html row(Told told) {
        return Html.of(
                "<tr><td class=\"nw\">{}</td><td>{}</td><td class=\"mono\">{}</td><td class=\"r\">{}</td><td class=\"r nw\">{}</td><td class=\"r nw\">{}</td><td>{}</td></tr>",
                Parts.moment(told.at()),
                told.kiosk(),
                told.terminal().orElse("–"),
                told.sales(),
                told.own(),
                told.net().map(Vnd::toString).orElse("–"),
                outcome(told));
    }

    private static Html outcome(Told told) {
        return switch (told.outcome()) {
            case SETTLED ->
                    told.matches()
                            ? Parts.pill(Tone.OK, "Khớp")
                            : Parts.pill(Tone.BAD, "Chưa khớp");
            case REFUSED -> Parts.pill(Tone.BAD, "Máy từ chối");
            case UNKNOWN -> Parts.pill(Tone.WAIT, "Chưa rõ");
        };
    }

    /// For the list: without the payment.
    private static String kind(Difference difference) {
        return switch (difference) {
            case Difference.NotInBatch _ -> "Có khoản không nằm trong lô của máy";
            case Difference.NotCaptured _ -> "Máy có khoản mà sổ chưa ghi";
            case Difference.NoTotals _ -> "Máy không báo tổng";
            case Difference.OtherSum _ -> "Lệch tổng tiền";
            case Difference.OtherCount _ -> "Lệch số khoản";
            case Difference.Refused _ -> "Máy từ chối quyết toán";
            case Difference.NotKnown _ -> "Chưa rõ lô đã đóng hay chưa";
            case Difference.Other _ -> "Khác";
        };
    }

    private static String words(Difference difference, Map<PaymentId, String> references) {
        return switch (difference) {
            case Difference.NotInBatch(PaymentId payment) ->
                    "Khoản " + named(payment, references) + " đã thu nhưng không có trong lô.";
            case Difference.NotCaptured(PaymentId payment) ->
                    "Khoản "
                            + named(payment, references)
                            + " có trong lô nhưng sổ chưa ghi đã thu.";
            case Difference.NoTotals _ -> "Máy không báo tổng: xem giấy quyết toán của máy.";
            case Difference.OtherSum(Vnd terminal, Vnd own) ->
                    "Máy báo " + terminal + ", sổ ghi " + own + ".";
            case Difference.OtherCount(int terminal, int own) ->
                    "Máy báo " + terminal + " khoản, sổ ghi " + own + " khoản.";
            case Difference.Refused _ -> "Máy hoặc ngân hàng từ chối quyết toán. Lô vẫn mở.";
            case Difference.NotKnown _ ->
                    "Không rõ lô đã đóng hay chưa: hỏi ngân hàng. Lần quyết toán sau sẽ tính lại.";
            case Difference.Other(String text) -> text;
        };
    }

    private static String named(PaymentId payment, Map<PaymentId, String> references) {
        return references.getOrDefault(payment, payment.value());
    }
}

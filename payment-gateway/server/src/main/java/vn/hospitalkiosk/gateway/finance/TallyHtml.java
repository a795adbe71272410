package vn.hospitalkiosk.gateway.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.finance.Tallies.Row;

/// The day's page (UI.md §8, picture 40): sums of the ledger by kiosk and method.
public final class TallyHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Frame frame;
    private final Map<String, String> labels;
    private final ZoneId zone;

    /// @param labels wordmark by psp code
    public TallyHtml(Frame frame, Map<String, String> labels, ZoneId zone) {
        this.frame = frame;
        this.labels = Map.copyOf(labels);
        this.zone = zone;
    }

    String page(Visitor visitor, LocalDate day, List<Row> rows, Tallies.Open open, Instant now) {
        long total = rows.stream().mapToLong(Row::amountVnd).reduce(0, Math::addExact);
        long count = rows.stream().mapToLong(Row::count).sum();
        long kiosks = rows.stream().map(Row::kiosk).distinct().count();
        Html sums =
                Html.of(
                        """
                        <section class="kpis"><div class="card kpi"><div class="l">Thu qua kiosk</div><div class="v">{}</div><div class="l">{} lượt · {} kiosk</div></div>
                        <a class="card kpi" href="/open-questions"><div class="l">Chưa rõ kết quả, lúc này</div><div class="v warn">{}</div><div class="l">{} · máy chủ đang hỏi lại</div></a></section>
                        """,
                        new Vnd(total),
                        grouped(count),
                        grouped(kiosks),
                        grouped(open.count()),
                        new Vnd(open.amountVnd()));
        Html body =
                Html.of(
                        "{}<section class=\"card list\">{}</section><p class=\"sm mut gap\">Số liệu từ sổ cái lúc {}.</p>",
                        sums,
                        new Html(rows.isEmpty() ? empty() : table(rows)),
                        TIME.format(now.atZone(zone)));
        return frame.page(
                visitor, Section.DAY, "Tổng quan ngày " + DAY.format(day), days(day), body);
    }

    private static Html days(LocalDate day) {
        return Html.of(
                """
                <a class="bt" href="/tally?date={}">Ngày trước</a>
                <form class="row" action="/tally" method="get"><input class="f" type="date" name="date" value="{}" aria-label="Ngày"><button class="bt">Xem</button></form>
                <a class="bt" href="/tally?date={}">Ngày sau</a>
                """,
                day.minusDays(1),
                day,
                day.plusDays(1));
    }

    private static String empty() {
        return "<p class=\"empty\">Chưa có khoản thu nào trong ngày này.</p>";
    }

    private String table(List<Row> rows) {
        List<String> methods =
                new ArrayList<>(
                        new TreeSet<>(rows.stream().map(row -> row.method().value()).toList()));
        Map<String, List<Row>> byKiosk = new LinkedHashMap<>();
        rows.forEach(row ->
                byKiosk.computeIfAbsent(row.kiosk().value(), _ -> new ArrayList<>()).add(row));
        StringBuilder html = new StringBuilder("<table><thead><tr><th scope=\"col\">Kiosk</th>");
        html.append("<th scope=\"col\" class=\"r\">Lượt</th>");
        for (String method : methods) {
            html.append("<th scope=\"col\" class=\"r\">")
                    .append(escaped(labels.getOrDefault(method, method)))
                    .append("</th>");
        }
        html.append("<th scope=\"col\" class=\"r\">Tổng (đ)</th></tr></thead><tbody>");
        byKiosk.forEach((kiosk, own) -> html.append(line("tr", kiosk, methods, own)));
        html.append(line("tr class=\"sum\"", "Tổng", methods, rows));
        return html.append("</tbody></table>").toString();
    }

    private static String line(String tag, String name, List<String> methods, List<Row> rows) {
        StringBuilder html = new StringBuilder("<" + tag + "><th scope=\"row\">");
        html.append(escaped(name)).append("</th>");
        html.append(cell(rows.stream().mapToLong(Row::count).sum()));
        for (String method : methods) {
            html.append(
                    cell(
                            sum(
                                    rows.stream()
                                            .filter(r -> r.method().value().equals(method))
                                            .toList())));
        }
        return html.append(cell(sum(rows))).append("</tr>").toString();
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(Row::amountVnd).reduce(0, Math::addExact);
    }

    private static String cell(long number) {
        return "<td class=\"r\">" + grouped(number) + "</td>";
    }

    /// `163.197.980`
    private static String grouped(long number) {
        String text = new Vnd(number).toString();
        return text.substring(0, text.length() - 2);
    }

    private static String escaped(String text) {
        return Html.of("{}", text).text();
    }
}

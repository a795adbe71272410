package vn.hospitalkiosk.gateway.finance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import vn.hospitalkiosk.gateway.finance.Tallies.Row;

/// The day's page (UI.md §8, picture 40): finished HTML, nothing to load, readable with any browser. The frame stands in `tally.html`, `{{name}}` marks what is filled in.
public final class TallyHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final String frame;
    private final String hospital;
    private final Map<String, String> labels;
    private final ZoneId zone;

    /// @param labels wordmark by psp code
    public TallyHtml(String hospital, Map<String, String> labels, ZoneId zone) {
        this.hospital = hospital;
        this.labels = Map.copyOf(labels);
        this.zone = zone;
        try (InputStream in = TallyHtml.class.getResourceAsStream("tally.html")) {
            if (in == null) {
                throw new IllegalStateException("tally.html is missing");
            }
            this.frame = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String page(LocalDate day, List<Row> rows, Tallies.Open open, Instant now) {
        long total = rows.stream().mapToLong(Row::amountVnd).reduce(0, Math::addExact);
        long count = rows.stream().mapToLong(Row::count).sum();
        long kiosks = rows.stream().map(Row::kiosk).distinct().count();
        return frame.replace("{{hospital}}", escaped(hospital))
                .replace("{{day}}", DAY.format(day))
                .replace("{{iso}}", day.toString())
                .replace("{{previous}}", day.minusDays(1).toString())
                .replace("{{next}}", day.plusDays(1).toString())
                .replace("{{total}}", new Vnd(total).toString())
                .replace("{{count}}", grouped(count))
                .replace("{{kiosks}}", grouped(kiosks))
                .replace("{{open}}", grouped(open.count()))
                .replace("{{openAmount}}", new Vnd(open.amountVnd()).toString())
                .replace("{{now}}", TIME.format(now.atZone(zone)))
                .replace("{{table}}", rows.isEmpty() ? empty() : table(rows));
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
        html.append("<th scope=\"col\" class=\"n\">Lượt</th>");
        for (String method : methods) {
            html.append("<th scope=\"col\" class=\"n\">")
                    .append(escaped(labels.getOrDefault(method, method)))
                    .append("</th>");
        }
        html.append("<th scope=\"col\" class=\"n\">Tổng (đ)</th></tr></thead><tbody>");
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
        return "<td class=\"n\">" + grouped(number) + "</td>";
    }

    /// `163.197.980`
    private static String grouped(long number) {
        String text = new Vnd(number).toString();
        return text.substring(0, text.length() - 2);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

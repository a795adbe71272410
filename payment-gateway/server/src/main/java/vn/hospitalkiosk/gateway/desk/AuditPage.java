package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.security.Visitors;

/// The audit trail, to be read.
@RestController
class AuditPage {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final int MOST = 100;

    private final AuditLines lines;
    private final Frame frame;

    AuditPage(AuditLines lines, Frame frame) {
        this.lines = lines;
        this.frame = frame;
    }

    @GetMapping("/audit")
    ResponseEntity<String> page(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        String sought = text.strip();
        List<AuditLines.Line> found = lines.lines(sought, AuditWords.saying(sought), before, MOST);
        Html table =
                found.isEmpty()
                        ? new Html("<p class=\"empty\">Không có dòng nào khớp.</p>")
                        : Html.of(
                                "<table>{}<tbody>{}</tbody></table>",
                                Parts.heads(List.of("Lúc", "Ai", "Việc", "Về", "Chi tiết")),
                                Html.all(found.stream().map(AuditPage::row).toList()));
        Html body =
                Html.of(
                        """
                        <form class="row filters" method="get" action="/audit"><input class="f" name="text" value="{}" maxlength="64" placeholder="Tên, việc hoặc mã" aria-label="Tìm"><button class="bt">Tìm</button></form><div class="card list">{}</div>{}
                        """,
                        text,
                        table,
                        found.size() == MOST
                                ? Html.of(
                                        "<p class=\"gap\"><a class=\"bt\" href=\"/audit?before={}\">Cũ hơn</a></p>",
                                        found.getLast().number())
                                : Html.NOTHING);
        return Visitors.page(
                frame.page(Visitors.of(request), Section.AUDIT, "Nhật ký", Html.NOTHING, body));
    }

    private static Html row(AuditLines.Line line) {
        return Html.of(
                "<tr><td class=\"nw tn\">{}</td><td class=\"nw w6\">{}</td><td>{}</td><td class=\"any\">{}</td><td class=\"any\">{}</td></tr>",
                EXACT.format(line.at().atZone(Parts.HOSPITAL)),
                AuditWords.actor(line.actor()),
                AuditWords.of(line.action()),
                line.subject(),
                line.detail());
    }
}

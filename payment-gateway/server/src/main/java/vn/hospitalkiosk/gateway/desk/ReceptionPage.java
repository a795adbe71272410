package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Reception's desk: what waits for a person, each with one obvious act. A new call for help sounds.
@RestController
@RequestMapping("/reception")
class ReceptionPage {
    private final List<ReceptionInbox> inboxes;
    private final Looks looks;
    private final Frame frame;

    ReceptionPage(Inboxes inboxes, Frame frame) {
        this.inboxes = inboxes.all();
        this.looks = inboxes.looks();
        this.frame = frame;
    }

    @GetMapping
    ResponseEntity<String> show(HttpServletRequest request) {
        Visitor visitor = Visitors.of(request);
        Map<ReceptionInbox, List<ReceptionInbox.Entry>> waiting = waiting();
        looks.note(
                request.getSession(),
                visitor.person().id().value(),
                "reception",
                waiting.values().stream()
                        .flatMap(List::stream)
                        .flatMap(entry -> entry.person().stream())
                        .toList());
        Html sections =
                Html.all(
                        waiting.entrySet().stream()
                                .map(each -> section(visitor, each.getKey(), each.getValue()))
                                .toList());
        Html body =
                Html.of(
                        "{}<div class=\"col\" data-reception=\"{}\">{}</div>",
                        Flash.of(request).banner(),
                        newest(waiting),
                        sections);
        Html sound =
                new Html("<button class=\"bt\" type=\"button\" data-sound>Bật âm báo</button>");
        return Visitors.page(frame.page(visitor, Section.RECEPTION, "Tiếp đón", sound, body));
    }

    /// What the page asks every few seconds: `newest call for help|number of things that wait`.
    @GetMapping(path = "/news", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> news() {
        return ResponseEntity.ok(newest(waiting()));
    }

    /// In the order of the page.
    private Map<ReceptionInbox, List<ReceptionInbox.Entry>> waiting() {
        Map<ReceptionInbox, List<ReceptionInbox.Entry>> all = new LinkedHashMap<>();
        inboxes.forEach(inbox -> all.put(inbox, inbox.waiting()));
        return all;
    }

    private static String newest(Map<ReceptionInbox, List<ReceptionInbox.Entry>> all) {
        long call =
                all.entrySet().stream()
                        .filter(each -> each.getKey() instanceof HelpInbox)
                        .flatMap(each -> each.getValue().stream())
                        .mapToLong(entry -> Long.parseLong(entry.id()))
                        .max()
                        .orElse(0);
        int waiting = all.values().stream().mapToInt(List::size).sum();
        return call + "|" + waiting;
    }

    private static Html section(
            Visitor visitor, ReceptionInbox inbox, List<ReceptionInbox.Entry> waiting) {
        Html rows =
                waiting.isEmpty()
                        ? Html.of("<p class=\"empty\">{}</p>", inbox.nothing())
                        : Html.all(
                                waiting.stream().map(entry -> row(visitor, inbox, entry)).toList());
        return Html.of(
                "<section class=\"card pad\" id=\"{}\"><div class=\"row sp\"><span class=\"h3\">{}</span>{}</div><div class=\"gap\"></div>{}</section>",
                inbox.key(),
                inbox.title(),
                waiting.isEmpty()
                        ? Parts.pill(Parts.Tone.OK, "Không chờ")
                        : Parts.pill(Parts.Tone.WAIT, waiting.size() + " đang chờ"),
                rows);
    }

    private static Html row(Visitor visitor, ReceptionInbox inbox, ReceptionInbox.Entry entry) {
        Html act =
                visitor.may(Right.DO_RECEPTION)
                        ? Html.of(
                                "<form class=\"row\" method=\"post\" action=\"/reception/{}/acts\">{}<input type=\"hidden\" name=\"id\" value=\"{}\">{}</form>",
                                inbox.key(),
                                visitor.token(),
                                entry.id(),
                                entry.form())
                        : Html.NOTHING;
        return Html.of(
                "<div class=\"row sp task\"><div><div class=\"w6\">{}</div><div class=\"mut\">{} · từ {}</div></div>{}</div>",
                entry.what(),
                entry.detail(),
                Parts.moment(entry.since()),
                act);
    }

    @PostMapping("/{key}/acts")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam String id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam Map<String, String> typed) {
        Visitor visitor = Visitors.of(request);
        if (!visitor.may(Right.DO_RECEPTION)) {
            return Flash.not(request, "Chỉ nhân viên tiếp đón làm được việc này.", "/reception");
        }
        String by = visitor.person().id().value();
        return inboxes.stream()
                .filter(inbox -> inbox.key().equals(key))
                .findFirst()
                .map(inbox -> said(request, inbox.act(id, act, typed, by), key))
                .orElseGet(() -> Flash.not(request, "Không có việc này.", "/reception"));
    }

    private static ResponseEntity<String> said(
            HttpServletRequest request, ReceptionInbox.Done done, String key) {
        return switch (done) {
            case ReceptionInbox.Done.Well(String words) ->
                    Flash.done(request, words, "/reception#" + key);
            case ReceptionInbox.Done.Not(String words) ->
                    Flash.not(request, words, "/reception#" + key);
        };
    }
}

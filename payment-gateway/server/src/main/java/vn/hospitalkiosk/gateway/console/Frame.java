package vn.hospitalkiosk.gateway.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.hospitalkiosk.gateway.people.Role;

/// What stands around every page (UI.md §8): navigation on the left, only what this person may open; who is signed in; the way out.
public final class Frame {
    /// After so long without a click the session has ended: the page goes back to the door by itself.
    private static final int IDLE_SECONDS = 15 * 60 + 5;

    private final String hospital;

    public Frame(String hospital) {
        this.hospital = hospital;
    }

    /// A page of the console.
    ///
    /// @param buttons top right; one primary at most
    public String page(Visitor visitor, Section section, String title, Html buttons, Html body) {
        Html inner =
                Html.of(
                        "<div class=\"app\">{}<main class=\"m\"><div class=\"top\"><div><div class=\"c\">{}</div><h1>{}</h1></div><div class=\"btns\">{}</div></div>{}</main></div>",
                        navigation(visitor, section),
                        section.group(),
                        title,
                        buttons,
                        body);
        return document(title, true, inner);
    }

    /// The page before anybody is signed in (picture 48).
    public String door(String title, Html card) {
        return document(
                title,
                false,
                Html.of(
                        """
                        <div class="door"><div class="hall"><div class="brand">Kiosk viện phí</div><div class="site">{}</div>
                        <div class="words"><div class="big">Bàn làm việc của tài chính và kỹ thuật</div>
                        <p>Mọi lần đăng nhập, xem dữ liệu người bệnh và duyệt tiền đều được ghi vào nhật ký không thể sửa.</p></div>
                        <svg class="waves" viewBox="0 0 720 150" preserveAspectRatio="none" aria-hidden="true"><path fill="#123842" d="M0 60C60 40 120 34 180 46C260 62 300 30 380 26C460 22 520 50 600 44C650 40 690 30 720 34V150H0z"/><path fill="#1B4955" d="M0 104C90 90 160 84 250 96C340 108 420 78 560 88C620 92 680 84 720 86V150H0z"/></svg></div>
                        <main class="porch"><div class="card gate">{}</div></main></div>
                        """,
                        hospital,
                        card));
    }

    private String document(String title, boolean idles, Html body) {
        return Html.of(
                        """
                        <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{}<title>{} · Kiosk viện phí</title><link rel="stylesheet" href="/console.css"><script src="/console.js" defer></script></head><body>{}</body></html>
                        """,
                        Html.of(
                                        "<meta http-equiv=\"refresh\" content=\"{};url=/login?idle\">",
                                        IDLE_SECONDS)
                                .when(idles),
                        title,
                        body)
                .text();
    }

    private Html navigation(Visitor visitor, Section here) {
        List<Html> items = new ArrayList<>();
        String group = "";
        for (Section section : Section.values()) {
            if (!visitor.may(section.right())) {
                continue;
            }
            if (!section.group().equals(group)) {
                group = section.group();
                items.add(Html.of("<div class=\"g\">{}</div>", group));
            }
            items.add(
                    Html.of(
                            "<a href=\"{}\"{}>{}{}</a>",
                            section.path(),
                            new Html(" class=\"on\" aria-current=\"page\"").when(section == here),
                            section.icon().html(),
                            section.word()));
        }
        return Html.of(
                "<nav class=\"nav\" aria-label=\"Trang\"><div class=\"brand\">Kiosk viện phí</div><div class=\"site\">{}</div>{}{}</nav>",
                hospital,
                Html.all(items),
                signedIn(visitor));
    }

    private static Html signedIn(Visitor visitor) {
        String roles =
                visitor.person().roles().stream()
                        .sorted()
                        .map(Role::word)
                        .collect(Collectors.joining(", "));
        return Html.of(
                """
                <div class="me">{}<div class="who"><div class="w6">{}</div><div class="role">{}</div></div>
                <form method="post" action="/logout">{}<button class="leave" title="Đăng xuất" aria-label="Đăng xuất">{}</button></form></div>
                """,
                Icon.USER.medium(),
                visitor.person().initials(),
                roles,
                visitor.token(),
                Icon.OUT.html());
    }
}

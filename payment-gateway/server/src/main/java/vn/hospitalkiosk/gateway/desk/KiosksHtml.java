package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.enrolment.Enrolment;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentCode;
import vn.hospitalkiosk.gateway.enrolment.KioskPresence;
import vn.hospitalkiosk.gateway.enrolment.KnownCertificate;
import vn.hospitalkiosk.gateway.people.Right;

/// The fleet (picture 47): certificates, signs of life, devices.
final class KiosksHtml {
    private static final Duration SILENT = Duration.ofMinutes(2);
    private static final Duration RUNS_OUT = Duration.ofDays(30);
    private static final java.time.format.DateTimeFormatter DAY =
            java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Frame frame;
    private final Clock clock;

    KiosksHtml(Frame frame, Clock clock) {
        this.frame = frame;
        this.clock = clock;
    }

    String list(
            Visitor visitor,
            List<KnownCertificate> certificates,
            Map<KioskId, Instant> lastSeen,
            Map<KioskId, KioskPresence.Devices> devices,
            List<Enrolment> enrolments,
            boolean canSign,
            Html troubles,
            Flash flash) {
        Map<KioskId, KnownCertificate> newest = new LinkedHashMap<>();
        for (KnownCertificate each : certificates) {
            KnownCertificate had = newest.get(each.kiosk());
            if (had == null || (!had.isGood(clock.instant()) && each.isGood(clock.instant()))) {
                newest.put(each.kiosk(), each);
            }
        }
        List<Html> rows = new ArrayList<>();
        newest.forEach((kiosk, certificate) ->
                rows.add(row(visitor, certificate, Optional.ofNullable(lastSeen.get(kiosk)))));
        Html body =
                Html.of(
                        """
                        {}{}{}<div class="card list">{}</div>{}<div class="split gap"><div class="card list"><div class="pad h3">Máy xin vào</div>{}</div>{}</div>
                        """,
                        flash.banner(),
                        troubles,
                        counts(newest, lastSeen),
                        rows.isEmpty()
                                ? new Html("<p class=\"empty\">Chưa có kiosk nào có chứng thư.</p>")
                                : Html.of(
                                        "<table>{}<tbody>{}</tbody></table>",
                                        Parts.heads(
                                                List.of(
                                                        "Kiosk",
                                                        "Trạng thái",
                                                        "Tín hiệu cuối",
                                                        "Chứng thư đến",
                                                        "Dấu chứng thư",
                                                        "")),
                                        Html.all(rows)),
                        DevicesHtml.table(good(newest), devices, clock.instant()),
                        asking(visitor, enrolments),
                        making(visitor, canSign));
        return frame.page(visitor, Section.KIOSKS, "Kiosk và thiết bị", Html.NOTHING, body);
    }

    private List<KioskId> good(Map<KioskId, KnownCertificate> newest) {
        Instant now = clock.instant();
        return newest.values().stream()
                .filter(certificate -> certificate.isGood(now))
                .map(KnownCertificate::kiosk)
                .toList();
    }

    private Html counts(Map<KioskId, KnownCertificate> newest, Map<KioskId, Instant> lastSeen) {
        Instant now = clock.instant();
        List<KnownCertificate> good = newest.values().stream().filter(c -> c.isGood(now)).toList();
        long heard = good.stream().filter(c -> isHeard(lastSeen.get(c.kiosk()), now)).count();
        int revoked = newest.size() - good.size();
        return Html.of(
                """
                <div class="kpis"><div class="card kpi"><div class="l">Đang liên lạc</div><div class="v ok">{} / {}</div></div><div class="card kpi"><div class="l">Mất liên lạc</div><div class="v {}">{}</div></div><div class="card kpi"><div class="l">Đã thu hồi hoặc hết hạn</div><div class="v">{}</div></div></div>
                """,
                heard,
                good.size(),
                good.size() - heard > 0 ? "bad" : "",
                good.size() - heard,
                revoked);
    }

    private static boolean isHeard(@org.jspecify.annotations.Nullable Instant at, Instant now) {
        return at != null && at.plus(SILENT).isAfter(now);
    }

    private Html row(Visitor visitor, KnownCertificate certificate, Optional<Instant> seen) {
        Instant now = clock.instant();
        boolean good = certificate.isGood(now);
        Html state =
                certificate.revokedAt().isPresent()
                        ? Parts.pill(Tone.BAD, "Đã thu hồi")
                        : !good
                                ? Parts.pill(Tone.BAD, "Hết hạn")
                                : isHeard(seen.orElse(null), now)
                                        ? Parts.pill(Tone.OK, "Hoạt động")
                                        : Parts.pill(Tone.WARN, "Mất liên lạc");
        return Html.of(
                "<tr><td class=\"w7\">{}</td><td>{}</td><td class=\"nw\">{}</td><td class=\"nw\">{}{}</td><td class=\"mono\">{}</td><td>{}</td></tr>",
                certificate.kiosk(),
                state,
                seen.map(Parts::moment).orElse("Không rõ"),
                DAY.format(certificate.notAfter().atZone(Parts.HOSPITAL)),
                Html.of(" {}", Parts.pill(Tone.WARN, "sắp hết hạn"))
                        .when(good && certificate.notAfter().isBefore(now.plus(RUNS_OUT))),
                certificate.fingerprint().substring(0, 16),
                good && visitor.may(Right.REVOKE_KIOSK)
                        ? revoking(visitor, certificate)
                        : Html.of(
                                "<span class=\"sm mut\">{}</span>",
                                certificate.reason().orElse("")));
    }

    private static Html revoking(Visitor visitor, KnownCertificate certificate) {
        return Html.of(
                "<details><summary>Thu hồi</summary><form class=\"col\" method=\"post\" action=\"/kiosks/{}/revoke\">{}{}{}<button class=\"bt d\">Thu hồi {}</button></form></details>",
                certificate.kiosk(),
                visitor.token(),
                Parts.reasonField("Lý do, ít nhất 10 ký tự"),
                Parts.codeField("Mã xác thực của anh/chị"),
                certificate.kiosk());
    }

    private Html asking(Visitor visitor, List<Enrolment> enrolments) {
        if (enrolments.isEmpty()) {
            return new Html("<p class=\"empty\">Chưa có mã nào được tạo.</p>");
        }
        return Html.of(
                "<table>{}<tbody>{}</tbody></table>",
                Parts.heads(List.of("Kiosk", "Người tạo mã", "Trạng thái", "Dấu khoá của máy", "")),
                Html.all(enrolments.stream().map(each -> asking(visitor, each)).toList()));
    }

    private Html asking(Visitor visitor, Enrolment enrolment) {
        boolean waits = enrolment.standing() == Enrolment.Standing.ASKED;
        boolean own = enrolment.madeBy().equals(visitor.person().id());
        Html state =
                switch (enrolment.standing()) {
                    case CODE_MADE ->
                            enrolment.hasExpired(clock.instant())
                                    ? Parts.pill(Tone.NEUTRAL, "Mã hết hạn")
                                    : Parts.pill(Tone.INFO, enrolment.standing().word());
                    case ASKED -> Parts.pill(Tone.WAIT, enrolment.standing().word());
                    case ISSUED -> Parts.pill(Tone.OK, enrolment.standing().word());
                    case REFUSED -> Parts.pill(Tone.NEUTRAL, enrolment.standing().word());
                };
        Html act =
                !waits || !visitor.may(Right.APPROVE_KIOSK)
                        ? Html.NOTHING
                        : own
                                ? new Html("<span class=\"sm mut\">Chờ người khác duyệt</span>")
                                : deciding(visitor, enrolment);
        return Html.of(
                "<tr><td class=\"w7\">{}</td><td>{}<div class=\"sm mut\">{}</div></td><td>{}</td><td class=\"mono nw\">{}<div class=\"sm mut\">{}</div></td><td>{}</td></tr>",
                enrolment.kiosk(),
                enrolment.madeBy(),
                Parts.moment(enrolment.madeAt()),
                state,
                enrolment.keyMark().orElse("–"),
                enrolment.askedFrom().map(from -> "từ " + from).orElse(""),
                act);
    }

    private static Html deciding(Visitor visitor, Enrolment enrolment) {
        return Html.of(
                """
                <details><summary>Duyệt</summary><p class="hint">Chỉ duyệt khi dấu khoá trùng với dấu đang hiện ở máy.</p><form class="col" method="post" action="/kiosks/enrolments/{}/approve">{}{}<button class="bt p">Dấu khoá trùng, duyệt</button></form>
                <form class="gap" method="post" action="/kiosks/enrolments/{}/refuse">{}<button class="bt d">Từ chối</button></form></details>
                """,
                enrolment.id(),
                visitor.token(),
                Parts.codeField("Mã xác thực của anh/chị"),
                enrolment.id(),
                visitor.token());
    }

    private static Html making(Visitor visitor, boolean canSign) {
        if (!visitor.may(Right.ENROL_KIOSK)) {
            return Html.NOTHING;
        }
        Html form =
                Html.of(
                        """
                        <form class="col gap" method="post" action="/kiosks/codes">{}<label class="fl">Mã kiosk<input class="f" name="kiosk" maxlength="32" placeholder="K04" required></label>{}<button class="bt p w">Tạo mã ghi danh</button></form>
                        """,
                        visitor.token(),
                        Parts.codeField("Mã xác thực của anh/chị"));
        return Html.of(
                "<div class=\"card pad\"><div class=\"h3\">Ghi danh kiosk mới</div>{}{}</div>",
                canSign
                        ? form
                        : Parts.banner(
                                Tone.WARN,
                                new Html(
                                        "Máy chủ này không giữ khoá CA (secrets/pki/ca-key.p12): chứng thư được ký ở nơi khác.")),
                RefundCard.note(
                        "Mã dùng một lần, trong 30 phút. Người khác duyệt rồi máy mới vào được."));
    }

    /// Shown once: nothing keeps the code.
    String code(Visitor visitor, KioskId kiosk, EnrolmentCode code, String serverMark) {
        Html body =
                Html.of(
                        """
                        <div class="card pad"><div class="h3">Mã ghi danh cho {}</div><div class="secret gap">{}</div><div class="fact gap"><span class="mut">Dấu máy chủ</span><span class="w6 mono">{}</span></div>
                        <p class="gap">Ở máy kiosk, chạy lệnh dưới đây. Mã dùng một lần, trong 30 phút; trang này chỉ hiện một lần.</p><p class="mono gap">./scripts/enrol --gateway ĐỊA-CHỈ:CỔNG --kiosk {} --code {} --server {}</p>
                        <div class="btns gap2"><a class="bt p" href="/kiosks">Xong</a></div></div>
                        """,
                        kiosk,
                        code.shown(),
                        serverMark,
                        kiosk,
                        code.shown(),
                        serverMark);
        return frame.page(visitor, Section.KIOSKS, "Mã ghi danh", Html.NOTHING, body);
    }
}

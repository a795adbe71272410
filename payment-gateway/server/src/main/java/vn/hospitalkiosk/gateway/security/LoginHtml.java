package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Icon;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Tries;

/// The words of picture 48.
public final class LoginHtml {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Frame frame;

    public LoginHtml(Frame frame) {
        this.frame = frame;
    }

    String password(String formToken, Html remark) {
        return frame.door(
                "Đăng nhập",
                Html.of(
                        """
                        <div class="sm w6 mut">Bước 1 trên 2</div><h1>Đăng nhập</h1><p>Nhập tên và mật khẩu. Bước sau là mã xác thực trên điện thoại.</p>{}
                        <form method="post" action="/login"><input type="hidden" name="_csrf" value="{}">
                        <label class="fl">Tên đăng nhập<input class="f" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required autofocus></label>
                        <label class="fl">Mật khẩu<input class="f" type="password" name="password" autocomplete="current-password" maxlength="1024" required></label>
                        <button class="bt p w">Tiếp tục</button>
                        <div class="ways"><span></span><a href="/login/help">Quên mật khẩu?</a></div></form>
                        """,
                        remark,
                        formToken));
    }

    String code(String formToken, PersonId person, Html remark) {
        return frame.door(
                "Mã xác thực",
                Html.of(
                        """
                        <div class="step">{}Bước 1: mật khẩu đã đúng</div><h1>Nhập mã xác thực</h1><p>Mở ứng dụng xác thực của <b>{}</b> và nhập 6 số đang hiện.</p>
                        <form method="post" action="/login/code"><input type="hidden" name="_csrf" value="{}">
                        <div><div class="digits"><div class="boxes" aria-hidden="true"><span></span><span></span><span></span><span></span><span></span><span></span></div><input class="f" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" aria-label="Mã xác thực, 6 số" required autofocus></div>
                        <div class="hint gap"><span data-code-life></span> {}</div></div>
                        <button class="bt p w">Đăng nhập</button>
                        <div class="ways"><a href="/login">Đăng nhập tài khoản khác</a><a href="/login/help">Mất điện thoại?</a></div></form>
                        """,
                        Icon.OKC.html(),
                        person.value(),
                        formToken,
                        remark));
    }

    String lostPhone() {
        return frame.door(
                "Cần giúp đăng nhập",
                Html.of(
                        """
                        <h1>Mất điện thoại hoặc quên mật khẩu</h1>
                        <p>Gặp quản trị của bệnh viện, mang theo thẻ nhân viên. Quản trị cấp một liên kết dùng một lần, có hiệu lực 24 giờ; với liên kết đó, tự đặt lại mật khẩu và ứng dụng xác thực.</p>
                        <p>Từ lúc cấp liên kết, mật khẩu và điện thoại cũ không dùng được nữa.</p>
                        <form><a class="bt w" href="/login">Về trang đăng nhập</a></form>
                        """));
    }

    String nothingToSee() {
        return frame.door(
                "Chưa có quyền",
                Html.of(
                        "<h1>Chưa có trang nào cho vai trò này</h1><p>Cần mở thêm quyền thì gặp quản trị của bệnh viện.</p>"));
    }

    Html greeting(HttpServletRequest request) {
        if (request.getParameter("idle") != null) {
            return remark(Tone.WARN, "Đã tự đăng xuất sau 15 phút không thao tác.");
        }
        if (request.getParameter("ended") != null) {
            return remark(
                    Tone.WARN,
                    "Phiên đã kết thúc vì tài khoản vừa được thay đổi hoặc đã quá một ngày làm việc.");
        }
        if (request.getParameter("late") != null) {
            return remark(Tone.WARN, "Đã quá 5 phút. Xin nhập lại mật khẩu.");
        }
        return request.getParameter("out") != null
                ? remark(Tone.OK, "Đã đăng xuất.")
                : Html.NOTHING;
    }

    /// The same for an unknown name, a wrong password and a locked account.
    Html wrong() {
        return remark(
                Tone.BAD,
                "Tên đăng nhập hoặc mật khẩu không đúng. Sai "
                        + Tries.ALLOWED
                        + " lần thì phải chờ 15 phút.");
    }

    Html blocked(Instant until) {
        return remark(
                Tone.BAD,
                "Sai quá "
                        + Tries.ALLOWED
                        + " lần. Thử lại sau "
                        + CLOCK.format(until.plusSeconds(59).atZone(Parts.HOSPITAL))
                        + ".");
    }

    Html tooOften() {
        return remark(Tone.WARN, "Máy này thử đăng nhập quá dồn dập. Chờ một phút rồi thử lại.");
    }

    Html nothingYet() {
        return new Html("Còn " + Tries.ALLOWED + " lần thử.");
    }

    Html wrongCode(int left) {
        return Html.of(
                "<b>Mã không đúng hoặc đã dùng.</b> Chờ mã mới rồi nhập lại. Còn {} lần thử.",
                left);
    }

    private static Html remark(Tone tone, String words) {
        return Parts.banner(tone, Html.of("{}", words));
    }
}

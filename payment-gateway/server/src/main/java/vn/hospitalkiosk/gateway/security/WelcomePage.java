package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.QrCode;
import vn.hospitalkiosk.gateway.people.Base32;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.Welcome;

/// Where a one-time link leads: the person chooses a password and puts the code secret into their phone.
@RestController
class WelcomePage {
    private final Welcome welcome;
    private final Frame frame;
    private final SourceBounds bounds;

    WelcomePage(Welcome welcome, Frame frame, SourceBounds signInBounds) {
        this.welcome = welcome;
        this.frame = frame;
        this.bounds = signInBounds;
    }

    @GetMapping("/welcome/{token}")
    ResponseEntity<String> ask(HttpServletRequest request, @PathVariable String token) {
        if (!mayTry(request)) {
            return tooOften();
        }
        return shown(request, token, HttpStatus.OK, Html.NOTHING);
    }

    @PostMapping("/welcome/{token}")
    ResponseEntity<String> join(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String code) {
        if (!mayTry(request)) {
            return tooOften();
        }
        if (!password.equals(again)) {
            return onceMore(request, token, "Hai lần nhập mật khẩu không giống nhau.");
        }
        return switch (welcome.join(token, password, code)) {
            case Welcome.Answer.Joined(Person person) -> Visitors.page(joined(person));
            case Welcome.Answer.WeakPassword() ->
                    onceMore(
                            request,
                            token,
                            "Mật khẩu cần ít nhất 14 ký tự, không lặp một vài ký tự và không chứa tên đăng nhập. Một câu ngắn dễ nhớ là tốt.");
            case Welcome.Answer.WrongCode() ->
                    onceMore(
                            request,
                            token,
                            "Mã 6 số không khớp. Kiểm tra đã quét đúng mã QR và đồng hồ điện thoại đang đúng giờ.");
            case Welcome.Answer.Gone() -> gone();
        };
    }

    private ResponseEntity<String> onceMore(
            HttpServletRequest request, String token, String words) {
        return shown(
                request,
                token,
                HttpStatus.UNPROCESSABLE_CONTENT,
                Parts.banner(Tone.BAD, Html.of("{}", words)));
    }

    private ResponseEntity<String> shown(
            HttpServletRequest request, String token, HttpStatus status, Html remark) {
        Optional<Welcome.Guest> guest = welcome.guest(token);
        if (guest.isEmpty()) {
            return gone();
        }
        Person person = guest.get().person();
        String secret = Base32.of(guest.get().codeSecret().copy());
        Html form =
                Html.of(
                        """
                        <div class="sm w6 mut">Liên kết dùng một lần</div><h1>Xin chào {}</h1><p>Tên đăng nhập: <b>{}</b></p>{}
                        <form method="post" action="/welcome/{}"><input type="hidden" name="_csrf" value="{}"><input type="hidden" name="username" value="{}" autocomplete="username">
                        <label class="fl">Mật khẩu mới, ít nhất 14 ký tự<input class="f" type="password" name="password" autocomplete="new-password" minlength="14" maxlength="128" required></label>
                        <label class="fl">Nhập lại mật khẩu<input class="f" type="password" name="again" autocomplete="new-password" minlength="14" maxlength="128" required></label>
                        <div class="row">{}<div><div class="w6">Quét bằng ứng dụng xác thực trên điện thoại</div><div class="hint">Không quét được thì nhập khoá:</div><div class="mono">{}</div></div></div>
                        {}<button class="bt p w">Kích hoạt tài khoản</button></form>
                        """,
                        person.name(),
                        person.id().value(),
                        remark,
                        token,
                        Visitors.formToken(request),
                        person.id().value(),
                        QrCode.of(uri(person, secret), "Mã QR của ứng dụng xác thực"),
                        secret.replaceAll("(.{4})", "$1 ").strip(),
                        Parts.codeField("Mã 6 số ứng dụng đang hiện"));
        return Visitors.page(status, frame.door("Kích hoạt tài khoản", form));
    }

    /// As authenticator apps read it (Key Uri Format of Google Authenticator).
    private static String uri(Person person, String secret) {
        String issuer =
                URLEncoder.encode("Kiosk vien phi", StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(issuer, person.id().value(), secret, issuer);
    }

    private String joined(Person person) {
        return frame.door(
                "Đã kích hoạt",
                Html.of(
                        """
                        <h1>Đã kích hoạt</h1><p>Tài khoản <b>{}</b> dùng được ngay. Liên kết vừa rồi không còn hiệu lực.</p>
                        <form><a class="bt p w" href="/login">Đăng nhập</a></form>
                        """,
                        person.id().value()));
    }

    private ResponseEntity<String> gone() {
        return Visitors.page(
                HttpStatus.GONE,
                frame.door(
                        "Liên kết hết hiệu lực",
                        Html.of(
                                "<h1>Liên kết hết hiệu lực</h1><p>Liên kết chỉ dùng được một lần, trong 24 giờ. Gặp quản trị để nhận liên kết mới.</p>")));
    }

    private boolean mayTry(HttpServletRequest request) {
        return bounds.take(SourceBounds.sourceOf(request.getRemoteAddr())).equals(Duration.ZERO);
    }

    private ResponseEntity<String> tooOften() {
        return Visitors.page(
                HttpStatus.TOO_MANY_REQUESTS,
                frame.door("Chờ một chút", Html.of("<h1>Chờ một phút rồi thử lại</h1>")));
    }
}

package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.console.QrCode;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.people.Standing;

/// The page of persons, in the manner of picture 45.
final class PeopleHtml {
    private final Frame frame;

    PeopleHtml(Frame frame) {
        this.frame = frame;
    }

    String list(Visitor visitor, List<Person> all, Optional<Person> shown, Flash flash) {
        List<Html> rows = all.stream().map(person -> row(person, shown)).toList();
        Html table =
                Html.of(
                        "<table>{}<tbody>{}</tbody></table>",
                        Parts.heads(
                                List.of(
                                        "Tên đăng nhập",
                                        "Họ tên",
                                        "Vai trò",
                                        "Trạng thái",
                                        "Từ ngày")),
                        Html.all(rows));
        Html body =
                Html.of(
                        "{}<div class=\"split\"><div class=\"card list\">{}</div>{}</div>",
                        flash.banner(),
                        table,
                        shown.map(person -> card(visitor, person))
                                .orElseGet(() -> adding(visitor, flash)));
        return frame.page(
                visitor,
                Section.PEOPLE,
                "Nhân viên",
                new Html("<a class=\"bt p\" href=\"/people\">Thêm nhân viên</a>")
                        .when(shown.isPresent()),
                body);
    }

    private static Html row(Person person, Optional<Person> shown) {
        return Html.of(
                "<tr{}><td><a class=\"open\" href=\"/people?show={}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td><td class=\"nw\">{}</td></tr>",
                new Html(" class=\"sel\"")
                        .when(shown.filter(s -> s.id().equals(person.id())).isPresent()),
                person.id(),
                person.id(),
                person.name(),
                words(person.roles()),
                pill(person.standing()),
                Parts.moment(person.added()));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
    }

    private static Html pill(Standing standing) {
        return switch (standing) {
            case INVITED -> Parts.pill(Tone.WAIT, standing.word());
            case ACTIVE -> Parts.pill(Tone.OK, standing.word());
            case LOCKED -> Parts.pill(Tone.NEUTRAL, standing.word());
        };
    }

    private static Html adding(Visitor visitor, Flash flash) {
        return Html.of(
                """
                <div class="card pad"><div class="h3">Thêm nhân viên</div><form class="col gap" method="post" action="/people/new">{}
                <label class="fl">Tên đăng nhập<input class="f" name="id" pattern="[a-z0-9][a-z0-9.\\-]{}" value="{}" autocapitalize="none" spellcheck="false" required><span class="hint">chữ thường không dấu, số, dấu chấm; không đổi được và không cấp lại cho người khác</span></label>
                <label class="fl">Họ tên<input class="f" name="name" maxlength="80" value="{}" required></label>{}{}<button class="bt p w">Tạo và lấy liên kết một lần</button></form></div>
                """,
                visitor.token(),
                new Html("{2,31}"),
                flash.typed("id"),
                flash.typed("name"),
                roles(Set.of()),
                code());
    }

    private static Html roles(Set<Role> had) {
        return Html.of(
                "<fieldset><legend>Vai trò</legend><div class=\"checks\">{}</div></fieldset>",
                Html.all(
                        Stream.of(Role.values())
                                .map(role ->
                                        Html.of(
                                                "<label><input type=\"checkbox\" name=\"roles\" value=\"{}\"{}>{}</label>",
                                                role.name(),
                                                new Html(" checked").when(had.contains(role)),
                                                role.word()))
                                .toList()));
    }

    private static Html code() {
        return Parts.codeField("Mã xác thực của anh/chị");
    }

    private static Html card(Visitor visitor, Person person) {
        boolean locked = person.standing() == Standing.LOCKED;
        return Html.of(
                """
                <div class="card pad"><div class="row sp"><span class="h3">{}</span>{}</div>{}{}
                <details class="gap"><summary>Đổi vai trò</summary><form class="col" method="post" action="/people/{}/roles">{}{}{}<button class="bt p w">Lưu vai trò</button></form></details>
                <details><summary>Cấp liên kết một lần (quên mật khẩu, mất điện thoại)</summary><form class="col" method="post" action="/people/{}/reset">{}<p class="hint">Mật khẩu và điện thoại cũ ngừng dùng ngay.</p>{}<button class="bt p w">Cấp liên kết</button></form></details>
                <details><summary>{}</summary><form class="col" method="post" action="/people/{}/{}">{}{}<button class="bt {} w">{}</button></form></details></div>
                """,
                person.name(),
                pill(person.standing()),
                Parts.fact("Tên đăng nhập", person.id()),
                Parts.fact("Vai trò", words(person.roles())),
                person.id(),
                visitor.token(),
                roles(person.roles()),
                code(),
                person.id(),
                visitor.token(),
                code(),
                locked ? "Mở khoá tài khoản" : "Khoá tài khoản",
                person.id(),
                locked ? "unlock" : "lock",
                visitor.token(),
                code(),
                locked ? "p" : "d",
                locked ? "Mở khoá" : "Khoá ngay");
    }

    /// Shown once: nothing keeps the token.
    String link(Visitor visitor, Person person, String address) {
        Html body =
                Html.of(
                        """
                        <div class="card pad"><div class="h3">Liên kết một lần cho {} ({})</div>
                        <div class="row gap"><div>{}</div><div><p>Đưa tận tay: quét mã bằng máy của người đó, hoặc mở địa chỉ dưới đây. Dùng một lần, trong 24 giờ. Trang này chỉ hiện một lần.</p><p class="mono gap">{}</p></div></div>
                        <div class="btns gap2"><a class="bt p" href="/people?show={}">Đã đưa liên kết</a></div></div>
                        """,
                        person.name(),
                        person.id(),
                        QrCode.of(address, "Mã QR của liên kết một lần"),
                        address,
                        person.id());
        return frame.page(visitor, Section.PEOPLE, "Liên kết một lần", Html.NOTHING, body);
    }
}

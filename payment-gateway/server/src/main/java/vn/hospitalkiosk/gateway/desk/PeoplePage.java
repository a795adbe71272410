package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Administration;
import vn.hospitalkiosk.gateway.people.Administration.Outcome;
import vn.hospitalkiosk.gateway.people.People;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.security.Visitors;

/// Persons: who, as what, one-time links, locks. Every act with a fresh code.
@RestController
@RequestMapping("/people")
class PeoplePage {
    private final Administration administration;
    private final People people;
    private final FreshCode fresh;
    private final PeopleHtml html;

    PeoplePage(Administration administration, People people, FreshCode fresh, Frame frame) {
        this.administration = administration;
        this.people = people;
        this.fresh = fresh;
        this.html = new PeopleHtml(frame);
    }

    @GetMapping
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "") String show) {
        List<Person> all = people.all();
        Optional<Person> shown =
                all.stream().filter(person -> person.id().value().equals(show)).findFirst();
        return Visitors.page(html.list(Visitors.of(request), all, shown, Flash.of(request)));
    }

    @PostMapping("/new")
    ResponseEntity<String> add(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "") String code) {
        return act(
                request,
                id,
                code,
                "person-add",
                person -> administration.add(by(request), person, name, roles),
                Map.of("id", id, "name", name));
    }

    @PostMapping("/{id}/roles")
    ResponseEntity<String> roles(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "") String code) {
        Set<Role> wanted = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
        return act(
                request,
                id,
                code,
                "person-roles",
                person -> administration.roles(by(request), person, wanted),
                Map.of());
    }

    @PostMapping("/{id}/reset")
    ResponseEntity<String> reset(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        return act(
                request,
                id,
                code,
                "person-reset",
                person -> administration.reset(by(request), person),
                Map.of());
    }

    @PostMapping("/{id}/lock")
    ResponseEntity<String> lock(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        return act(
                request,
                id,
                code,
                "person-lock",
                person -> administration.lock(by(request), person),
                Map.of());
    }

    @PostMapping("/{id}/unlock")
    ResponseEntity<String> unlock(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code) {
        return act(
                request,
                id,
                code,
                "person-unlock",
                person -> administration.unlock(by(request), person),
                Map.of());
    }

    private static PersonId by(HttpServletRequest request) {
        return Visitors.of(request).person().id();
    }

    private ResponseEntity<String> act(
            HttpServletRequest request,
            String typedId,
            String code,
            String act,
            Function<PersonId, Outcome> doing,
            Map<String, String> typed) {
        Visitor visitor = Visitors.of(request);
        Optional<String> missing =
                fresh.missing(visitor, Right.MANAGE_PEOPLE, code, act + " " + shape(typedId));
        if (missing.isPresent()) {
            return Flash.not(request, missing.get(), back(typedId, typed), typed);
        }
        try {
            return told(request, doing.apply(new PersonId(typedId.strip())), typedId, typed);
        } catch (IllegalArgumentException e) {
            return Flash.not(
                    request,
                    "Tên đăng nhập gồm 3 đến 32 chữ thường a–z, số, dấu chấm hoặc gạch nối; họ tên từ 1 đến 80 ký tự.",
                    back(typedId, typed),
                    typed);
        }
    }

    private static String shape(String typed) {
        return typed.matches("[a-z0-9.-]{1,32}") ? typed : "-";
    }

    private static String back(String id, Map<String, String> typed) {
        return typed.isEmpty() ? "/people?show=" + shape(id) : "/people";
    }

    private ResponseEntity<String> told(
            HttpServletRequest request, Outcome outcome, String id, Map<String, String> typed) {
        return switch (outcome) {
            case Outcome.Invited(Person person, String token) ->
                    Visitors.page(html.link(Visitors.of(request), person, address(request, token)));
            case Outcome.Done(Person person) ->
                    Flash.done(
                            request,
                            person.id()
                                    + ": "
                                    + person.standing().word().toLowerCase(java.util.Locale.ROOT)
                                    + ".",
                            "/people?show=" + person.id());
            case Outcome.NameTaken() ->
                    not(request, "Tên đăng nhập này đã có người dùng.", id, typed);
            case Outcome.Nobody() -> not(request, "Không có người này.", id, typed);
            case Outcome.LastAdministrator() ->
                    not(
                            request,
                            "Đây là quản trị cuối cùng: không khoá, không đặt lại, không bỏ vai trò được. Thêm một quản trị khác trước.",
                            id,
                            typed);
            case Outcome.NotOneself() ->
                    not(
                            request,
                            "Không tự đổi vai trò của mình: cần một quản trị khác.",
                            id,
                            typed);
            case Outcome.NoRole() -> not(request, "Chọn ít nhất một vai trò.", id, typed);
            case Outcome.RolesClash() ->
                    not(
                            request,
                            "Quản trị không kiêm thu ngân, kế toán hay kế toán trưởng: một người không được vừa cấp quyền vừa duyệt tiền.",
                            id,
                            typed);
            case Outcome.NotTheFirst() -> not(request, "Đã có quản trị.", id, typed);
        };
    }

    private static ResponseEntity<String> not(
            HttpServletRequest request, String words, String id, Map<String, String> typed) {
        return Flash.not(request, words, back(id, typed), typed);
    }

    /// As this browser reached us: the colleague is in the same network.
    private static String address(HttpServletRequest request, String token) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.indexOf('/', url.indexOf("//") + 2)) + "/welcome/" + token;
    }
}

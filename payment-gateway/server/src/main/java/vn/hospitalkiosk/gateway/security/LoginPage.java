package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.SignIn;

/// Picture 48: password, then code.
@RestController
class LoginPage {
    private static final String HALFWAY = "password-right";
    private static final Duration TIME_FOR_CODE = Duration.ofMinutes(5);

    /// What a session holds between the two steps.
    private record Halfway(PersonId person, int epoch, Instant at) {}

    private final SignIn signIn;
    private final LoginHtml html;
    private final SourceBounds bounds;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();

    LoginPage(SignIn signIn, LoginHtml html, SourceBounds signInBounds, Clock clock) {
        this.signIn = signIn;
        this.html = html;
        this.bounds = signInBounds;
        this.clock = clock;
    }

    @GetMapping("/")
    ResponseEntity<String> first(HttpServletRequest request) {
        return Visitors.see(
                Arrays.stream(Section.values())
                        .filter(section -> Visitors.of(request).may(section.right()))
                        .findFirst()
                        .map(Section::path)
                        .orElse("/login/nothing"));
    }

    /// Leaves a half-finished sign-in alone: browsers also come here by themselves, sent away from what they may not see.
    @GetMapping("/login")
    ResponseEntity<String> ask(HttpServletRequest request) {
        if (Visitors.maybe(request).isPresent()) {
            if (request.getParameter("idle") == null) {
                return Visitors.see("/");
            }
            request.getSession().invalidate();
        }
        return Visitors.page(html.password(Visitors.formToken(request), html.greeting(request)));
    }

    @GetMapping("/login/help")
    ResponseEntity<String> help() {
        return Visitors.page(html.lostPhone());
    }

    @GetMapping("/login/nothing")
    ResponseEntity<String> nothing() {
        return Visitors.page(html.nothingToSee());
    }

    @PostMapping("/login")
    ResponseEntity<String> password(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password) {
        String token = Visitors.formToken(request);
        Duration wait = bounds.take(SourceBounds.sourceOf(request.getRemoteAddr()));
        if (!wait.isZero()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(wait.toSeconds() + 1))
                    .contentType(org.springframework.http.MediaType.TEXT_HTML)
                    .body(html.password(token, html.tooOften()));
        }
        return switch (signIn.password(name, password)) {
            case SignIn.PasswordAnswer.Wrong() ->
                    Visitors.page(
                            HttpStatus.UNPROCESSABLE_CONTENT, html.password(token, html.wrong()));
            case SignIn.PasswordAnswer.Blocked(Instant until) ->
                    Visitors.page(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            html.password(token, html.blocked(until)));
            case SignIn.PasswordAnswer.Right(Person person) -> {
                HttpSession old = request.getSession(false);
                if (old != null) {
                    old.invalidate();
                }
                request.getSession(true)
                        .setAttribute(
                                HALFWAY, new Halfway(person.id(), person.epoch(), clock.instant()));
                yield Visitors.see("/login/code");
            }
        };
    }

    @GetMapping("/login/code")
    ResponseEntity<String> askCode(HttpServletRequest request) {
        return halfway(request)
                .map(half ->
                        Visitors.page(
                                html.code(
                                        Visitors.formToken(request),
                                        half.person(),
                                        html.nothingYet())))
                .orElseGet(() -> Visitors.see("/login?late"));
    }

    @PostMapping("/login/code")
    ResponseEntity<String> code(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code) {
        Optional<Halfway> halfway = halfway(request);
        if (halfway.isEmpty()) {
            return Visitors.see("/login?late");
        }
        Halfway half = halfway.get();
        String token = Visitors.formToken(request);
        return switch (signIn.code(half.person(), half.epoch(), code, "sign-in")) {
            case SignIn.CodeAnswer.Right(Person person) -> {
                begin(request, response, person);
                yield Visitors.see("/");
            }
            case SignIn.CodeAnswer.Wrong(int left) ->
                    Visitors.page(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            html.code(token, half.person(), html.wrongCode(left)));
            case SignIn.CodeAnswer.Blocked(Instant until) -> {
                request.getSession().invalidate();
                yield Visitors.page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        html.password(token, html.blocked(until)));
            }
            case SignIn.CodeAnswer.Ended() -> Visitors.see("/login?ended");
        };
    }

    private Optional<Halfway> halfway(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALFWAY) instanceof Halfway half
                        && clock.instant().isBefore(half.at().plus(TIME_FOR_CODE))
                ? Optional.of(half)
                : Optional.empty();
    }

    /// A new session id, so that nobody can have known it before.
    private void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
        request.getSession().removeAttribute(HALFWAY);
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ConsoleAuthentication(person, clock.instant()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}

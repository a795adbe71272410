package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import vn.hospitalkiosk.gateway.console.Visitor;

/// Who looks at a page of the console, and how a page goes out.
public final class Visitors {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private Visitors() {}

    /// @throws IllegalStateException on a page that lets strangers in
    public static Visitor of(HttpServletRequest request) {
        return maybe(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    static Optional<Visitor> maybe(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof ConsoleAuthentication signedIn
                ? Optional.of(new Visitor(signedIn.person(), formToken(request)))
                : Optional.empty();
    }

    static String formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    public static ResponseEntity<String> page(String html) {
        return page(HttpStatus.OK, html);
    }

    /// A form that was not accepted is shown again with 422.
    public static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html);
    }

    /// After an act: the browser asks for the page that shows it.
    public static ResponseEntity<String> see(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
    }
}

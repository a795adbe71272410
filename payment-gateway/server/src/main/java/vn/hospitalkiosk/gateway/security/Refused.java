package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;

/// What the console answers to those it does not let in: programs get a code, people a sentence.
final class Refused {
    private static final Logger log = LoggerFactory.getLogger(Refused.class);

    private Refused() {}

    static void strangers(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isForPrograms(request)) {
            problem(response, HttpServletResponse.SC_UNAUTHORIZED, "G70", "sign in first");
        } else {
            response.sendRedirect("/login");
        }
    }

    static void people(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        boolean form = why instanceof CsrfException;
        log.warn("{} {} refused {}", form ? "G72" : "G71", who(), request.getMethod());
        if (isForPrograms(request)) {
            problem(response, HttpServletResponse.SC_FORBIDDEN, "G71", "not your right");
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html;charset=UTF-8");
        String words =
                form
                        ? "Biểu mẫu đã quá hạn hoặc không phải của trang này. Quay lại trang trước, tải lại rồi làm lại."
                        : "Tài khoản này không có quyền mở trang hoặc làm việc đó. Cần thì gặp quản trị.";
        response.getOutputStream()
                .write(
                        """
                        <!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Không được phép</title><link rel="stylesheet" href="/console.css"></head>
                        <body><div class="porch"><div class="card gate"><h1>Không được phép</h1><p>%s</p><p><a class="bt" href="/">Về trang đầu</a></p><p class="sm mut">%s</p></div></div></body></html>
                        """
                                .formatted(words, form ? "G72" : "G71")
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static String who() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof ConsoleAuthentication signedIn
                ? signedIn.person().id().value()
                : "a stranger";
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/api/") || path.equals("/metrics") || path.equals("/health");
    }

    private static void problem(
            HttpServletResponse response, int status, String code, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream()
                .write(
                        "{\"code\":\"%s\",\"message\":\"%s\"}"
                                .formatted(code, message)
                                .getBytes(StandardCharsets.UTF_8));
    }
}

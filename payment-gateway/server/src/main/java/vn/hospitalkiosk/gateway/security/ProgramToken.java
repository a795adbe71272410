package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets our own scripts in below `/api/`: who can read `secrets/people/programs.token` is this machine's operator.
final class ProgramToken extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    ProgramToken(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (request.getServletPath().startsWith("/api/")
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token,
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ConsoleAuthentication.Program());
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}

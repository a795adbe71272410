package vn.hospitalkiosk.gateway.wiring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// Puts the console's security before the console's paths: at the other doors machines prove themselves by certificate or signature, and nothing is parsed twice.
final class ConsoleOnly implements Filter {
    private final Filter security;

    ConsoleOnly(Filter security) {
        this.security = security;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && Door.of(http.getServletPath()) != Door.CONSOLE) {
            chain.doFilter(request, response);
        } else {
            security.doFilter(request, response, chain);
        }
    }
}

package vn.hospitalkiosk.gateway.wiring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a path through its own door only; at any other door it does not exist.
final class DoorFilter extends OncePerRequestFilter {
    private final int portBase;

    DoorFilter(int portBase) {
        this.portBase = portBase;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Door> door = Door.at(request.getLocalPort(), portBase);
        if (door.equals(Optional.of(Door.of(request.getServletPath())))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hospitalkiosk.gateway.people.People;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.Standing;

/// A session is worth what its person is worth now: locked, reset or given other roles, at this gateway or another, it ends with the next request. So it does after a working day.
final class StillAllowed extends OncePerRequestFilter {
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private final People people;
    private final Clock clock;

    StillAllowed(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof ConsoleAuthentication signedIn) {
            Optional<Person> person = people.find(signedIn.person().id());
            if (person.filter(now -> isSame(now, signedIn)).isEmpty()) {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
                response.sendRedirect("/login?ended");
                return;
            }
            SecurityContext fresh = SecurityContextHolder.createEmptyContext();
            fresh.setAuthentication(new ConsoleAuthentication(person.get(), signedIn.since()));
            SecurityContextHolder.setContext(fresh);
        }
        chain.doFilter(request, response);
    }

    private boolean isSame(Person now, ConsoleAuthentication signedIn) {
        return now.standing() == Standing.ACTIVE
                && now.epoch() == signedIn.person().epoch()
                && clock.instant().isBefore(signedIn.since().plus(LONGEST_SESSION));
    }
}

package vn.hospitalkiosk.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vn.hospitalkiosk.gateway.console.Section;
import vn.hospitalkiosk.gateway.people.People;
import vn.hospitalkiosk.gateway.people.Right;

/// The console's chain of Spring Security: who may see which path, forms with a token, headers that keep pages to themselves. The other doors never run through it.
public final class ConsoleSecurity {
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final People people;
    private final Clock clock;
    private final String programToken;

    /// @param programToken of `secrets/people/programs.token`
    public ConsoleSecurity(People people, Clock clock, String programToken) {
        this.people = people;
        this.clock = clock;
        this.programToken = programToken;
    }

    public SecurityFilterChain chain(HttpSecurity http) {
        CookieCsrfTokenRepository formTokens = new CookieCsrfTokenRepository();
        formTokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return http.authorizeHttpRequests(ConsoleSecurity::rules)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(formTokens).ignoringRequestMatchers("/api/**"))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                                .frameOptions(frame -> frame.deny())
                                .permissionsPolicyHeader(
                                        p -> p.policy("camera=(), geolocation=(), microphone=()")))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusal ->
                        refusal.authenticationEntryPoint(Refused::strangers)
                                .accessDeniedHandler(Refused::people))
                .logout(out ->
                        out.logoutUrl("/logout")
                                .deleteCookies("JSESSIONID")
                                .logoutSuccessUrl("/login?out"))
                .addFilterBefore(new ProgramToken(programToken), AuthorizationFilter.class)
                .addFilterBefore(new StillAllowed(people, clock), AuthorizationFilter.class)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    paths) {
        paths.requestMatchers("/login", "/login/*", "/welcome/*", "/console.css", "/console.js")
                .permitAll()
                .requestMatchers("/fonts/*", "/favicon.ico", "/display/numbers")
                .permitAll()
                .requestMatchers("/health", "/metrics")
                .access(fromHereOrWith(Right.SEE_METRICS))
                .requestMatchers("/api/people/first")
                .hasAuthority(ConsoleAuthentication.Program.AUTHORITY)
                .requestMatchers("/api/tally")
                .hasAnyAuthority(ConsoleAuthentication.Program.AUTHORITY, Right.SEE_TALLY.name());
        for (Section section : Section.values()) {
            paths.requestMatchers(section.path(), section.path() + "/**")
                    .hasAuthority(section.right().name());
        }
        paths.requestMatchers("/").authenticated().anyRequest().denyAll();
    }

    /// Probes of this machine need no name.
    private static AuthorizationManager<RequestAuthorizationContext> fromHereOrWith(Right right) {
        return (who, context) -> {
            var authentication = who.get();
            boolean has =
                    authentication != null
                            && authentication.getAuthorities().stream()
                                    .anyMatch(a -> right.name().equals(a.getAuthority()));
            return new AuthorizationDecision(has || isLoopback(context.getRequest()));
        };
    }

    private static boolean isLoopback(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

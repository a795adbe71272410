package vn.hospitalkiosk.gateway.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.Right;

/// Somebody who gave password and code. Authorities are the names of [Right]s.
final class ConsoleAuthentication extends AbstractAuthenticationToken {
    private final transient Person person;
    private final Instant since;

    ConsoleAuthentication(Person person, Instant since) {
        super(authorities(person));
        this.person = person;
        this.since = since;
        setAuthenticated(true);
    }

    private static Collection<GrantedAuthority> authorities(Person person) {
        return Arrays.stream(Right.values())
                .filter(person::may)
                .<GrantedAuthority>map(right -> new SimpleGrantedAuthority(right.name()))
                .toList();
    }

    Instant since() {
        return since;
    }

    Person person() {
        return person;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return person.id();
    }

    /// A program of ours with the token from the secrets folder.
    static final class Program extends AbstractAuthenticationToken {
        static final String AUTHORITY = "PROGRAM";

        Program() {
            super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return "program";
        }
    }
}

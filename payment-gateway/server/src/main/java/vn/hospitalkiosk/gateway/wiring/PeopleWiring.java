package vn.hospitalkiosk.gateway.wiring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.people.Administration;
import vn.hospitalkiosk.gateway.people.Invitations;
import vn.hospitalkiosk.gateway.people.Passwords;
import vn.hospitalkiosk.gateway.people.SecretBox;
import vn.hospitalkiosk.gateway.people.SignIn;
import vn.hospitalkiosk.gateway.people.Tries;
import vn.hospitalkiosk.gateway.people.Welcome;
import vn.hospitalkiosk.gateway.people.Work;
import vn.hospitalkiosk.gateway.security.Argon;
import vn.hospitalkiosk.gateway.security.ConsoleSecurity;
import vn.hospitalkiosk.gateway.security.LoginHtml;
import vn.hospitalkiosk.gateway.store.StoredInvitations;
import vn.hospitalkiosk.gateway.store.StoredPeople;
import vn.hospitalkiosk.gateway.store.StoredTries;

/// The hospital's people and the door of the console.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class PeopleWiring {
    private static final Path FOLDER = Path.of("secrets/people");
    private static final int SIGN_INS_AT_ONCE = 30;
    private static final Duration ONE_MORE_SIGN_IN = Duration.ofSeconds(1);
    private static final int ADDRESSES = 10_000;

    @Bean
    SecretBox secretBox(VarFolder var) {
        return new SecretBox(KeyFiles.key(var.resolve(FOLDER.resolve("people.key"))));
    }

    @Bean
    Passwords passwords() {
        return new Argon();
    }

    @Bean
    Work work(Transactions transactions) {
        return transactions::within;
    }

    /// In `simulated` with a person for every role; production does not start with one of those.
    @Bean
    StoredPeople people(
            JdbcClient jdbc,
            FacilityId facility,
            GatewayConfig config,
            VarFolder var,
            Passwords passwords,
            SecretBox box,
            Clock clock) {
        StoredPeople people = new StoredPeople(jdbc, facility);
        if (config.environment() == Environment.SIMULATED) {
            DemoPersons.complete(
                    var.resolve(FOLDER.resolve("demo.json")), people, passwords, box, clock);
        } else if (config.environment() == Environment.PRODUCTION && people.holdsDemoPersons()) {
            throw new IllegalStateException(
                    "production must not know demo persons: this database was used for a demonstration");
        }
        return people;
    }

    @Bean
    Invitations invitations(JdbcClient jdbc, FacilityId facility) {
        return new StoredInvitations(jdbc, facility);
    }

    @Bean
    Tries tries(JdbcClient jdbc, FacilityId facility, SecretBox box) {
        return new StoredTries(jdbc, facility, box);
    }

    @Bean
    SignIn signIn(
            StoredPeople people,
            Passwords passwords,
            Tries tries,
            SecretBox box,
            AuditTrail audit,
            Clock clock) {
        return new SignIn(people, passwords, tries, box, audit, clock);
    }

    @Bean
    Welcome welcome(
            StoredPeople people,
            Invitations invitations,
            Passwords passwords,
            SecretBox box,
            Work work,
            AuditTrail audit,
            Clock clock) {
        return new Welcome(people, invitations, passwords, box, work, audit, clock);
    }

    @Bean
    Administration administration(
            StoredPeople people, Welcome welcome, Work work, AuditTrail audit, Clock clock) {
        return new Administration(people, welcome, work, audit, clock);
    }

    @Bean
    Frame frame(GatewayConfig config) {
        return new Frame(config.facility().name());
    }

    @Bean
    LoginHtml loginHtml(Frame frame) {
        return new LoginHtml(frame);
    }

    @Bean
    SourceBounds signInBounds() {
        return new SourceBounds(SIGN_INS_AT_ONCE, ONE_MORE_SIGN_IN, ADDRESSES, System::nanoTime);
    }

    @Bean
    SecurityFilterChain consoleChain(
            HttpSecurity http, StoredPeople people, VarFolder var, Clock clock) {
        String token = KeyFiles.token(var.resolve(FOLDER.resolve("programs.token")));
        return new ConsoleSecurity(people, clock, token).chain(http);
    }

    /// Spring would put the chain before every door; it stands before the console's only.
    @Bean
    FilterRegistrationBean<Filter> notEverywhere(
            @Qualifier("springSecurityFilterChain") Filter security) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(security);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ConsoleOnly> consoleSecurity(
            @Qualifier("springSecurityFilterChain") Filter security) {
        FilterRegistrationBean<ConsoleOnly> registration =
                new FilterRegistrationBean<>(new ConsoleOnly(security));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}

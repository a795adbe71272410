package vn.hospitalkiosk.gateway.wiring;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hospitalkiosk.gateway.store.ApplicationRole;
import vn.hospitalkiosk.gateway.store.DurableDatabase;

@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    /// No table is made in a database that may forget a commit, and nobody works in it who could change the books.
    @Bean
    FlywayMigrationStrategy durableFirst(DataSource source, Meanwhile<?> databaseComesUp) {
        return flyway -> {
            databaseComesUp.get();
            DurableDatabase.demand(source);
            flyway.migrate();
            ApplicationRole.demandPowerless(source);
        };
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import vn.hospitalkiosk.gateway.psp.PspCallbackDoor;
import vn.hospitalkiosk.gateway.store.ApplicationRole;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;

/// One gateway process: what it holds is opened in order and closed in the opposite order, on SIGTERM too.
///
/// Only the packages with something of Spring's in them are searched: reading the other three quarters of the classes took a noticeable part of a start.
@SpringBootApplication(
        scanBasePackages = {
            "vn.hospitalkiosk.gateway.wiring",
            "vn.hospitalkiosk.gateway.kiosk",
            "vn.hospitalkiosk.gateway.desk",
            "vn.hospitalkiosk.gateway.finance",
            "vn.hospitalkiosk.gateway.security"
        },
        proxyBeanMethods = false)
@Import(PspCallbackDoor.class)
public class Application {
    /// The calendar of receipts and tallies.
    static final ZoneId HOSPITAL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Opened things, last first.
    private static final class Held implements AutoCloseable {
        private final Deque<AutoCloseable> things = new ArrayDeque<>();

        synchronized <T extends AutoCloseable> T hold(T thing) {
            things.push(thing);
            return thing;
        }

        @Override
        public synchronized void close() {
            while (!things.isEmpty()) {
                try {
                    things.pop().close();
                } catch (Exception e) {
                    System.err.println("while stopping: " + e);
                }
            }
        }
    }

    /// Starts and returns when the doors are open; the process then lives until it is told to stop.
    ///
    /// @throws RuntimeException when it cannot start; everything opened is closed again
    public static AutoCloseable start(Arguments arguments, Clock clock) {
        Held held = new Held();
        try {
            GatewayConfig config =
                    YamlFiles.read(arguments.config(), arguments, "", GatewayConfig.class);
            VarFolder var = held.hold(VarFolder.hold(arguments.var()));
            Map<String, Object> properties = properties(arguments, var);
            Meanwhile<String> database = database(config, arguments, var, properties, held);
            Meanwhile<Pki> pki =
                    held.hold(Meanwhile.begun("pki", () -> Pki.open(var, config, clock)));
            SpringApplication application = new SpringApplication(Application.class);
            application.setRegisterShutdownHook(false);
            application.setBannerMode(Banner.Mode.OFF);
            application.setDefaultProperties(properties);
            application.addInitializers(
                    context -> share(context, arguments, config, var, pki, clock, database));
            ConfigurableApplicationContext context = application.run();
            held.hold(context);
            Endpoints.publish(var.resolve("run"), addresses(arguments, config));
            return held;
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private static void share(
            ConfigurableApplicationContext context,
            Arguments arguments,
            GatewayConfig config,
            VarFolder var,
            Meanwhile<Pki> pki,
            Clock clock,
            Meanwhile<String> database) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("arguments", arguments);
        beans.registerSingleton("gatewayConfig", config);
        beans.registerSingleton("varFolder", var);
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("hospitalZone", HOSPITAL_ZONE);
        beans.registerSingleton("databaseComesUp", database);
        if (context instanceof GenericApplicationContext open) {
            open.registerBean("pki", Pki.class, pki);
        }
    }

    /// Its address is known at once; it need not answer there yet.
    private static Meanwhile<String> database(
            GatewayConfig config,
            Arguments arguments,
            VarFolder var,
            Map<String, Object> properties,
            Held held) {
        if (config.database().isPresent()) {
            external(properties, config.database().get(), var);
            return Meanwhile.done(config.database().get().url());
        }
        EmbeddedPostgres postgres = held.hold(EmbeddedPostgres.of(embedded(arguments.var())));
        return held.hold(embedded(properties, postgres, var));
    }

    private static Map<String, Object> properties(Arguments arguments, VarFolder var) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", Door.KIOSK.port(arguments.portBase()));
        properties.put("logging.file.name", var.resolve("log/gateway.log").toString());
        return properties;
    }

    private static void external(
            Map<String, Object> properties, GatewayConfig.Database database, VarFolder var) {
        login(properties, database.url(), database.user(), var.secret(database.passwordFile()));
        GatewayConfig.Login owner = database.owner();
        owner(properties, owner.user(), var.secret(owner.passwordFile()), database.user());
    }

    private static Meanwhile<String> embedded(
            Map<String, Object> properties, EmbeddedPostgres postgres, VarFolder var) {
        String password = var.password(Path.of("secrets/postgres-application.password"));
        login(properties, postgres.jdbcUrl(), ApplicationRole.NAME, password);
        owner(properties, postgres.user(), postgres.password(), ApplicationRole.NAME);
        return Meanwhile.begun(
                "database",
                () -> {
                    postgres.run();
                    ApplicationRole.ensure(
                            postgres.jdbcUrl(), postgres.user(), postgres.password(), password);
                    return postgres.jdbcUrl();
                });
    }

    private static void login(
            Map<String, Object> properties, String url, String user, String password) {
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
        properties.put("spring.flyway.url", url);
    }

    private static void owner(
            Map<String, Object> properties, String user, String password, String application) {
        properties.put("spring.flyway.user", user);
        properties.put("spring.flyway.password", password);
        properties.put("spring.flyway.init-sqls", ApplicationRole.announcement(application));
    }

    static EmbeddedPostgres.Folders embedded(Path var) {
        return new EmbeddedPostgres.Folders(
                var.resolve("data/postgres"),
                var.resolve("data/postgres-programs"),
                var.resolve("log/postgres.log"),
                var.resolve("secrets/postgres.password"));
    }

    private static Map<String, String> addresses(Arguments arguments, GatewayConfig config) {
        boolean simulated = config.environment() == Environment.SIMULATED;
        Map<String, String> addresses = new HashMap<>();
        for (Door door : Door.values()) {
            boolean plain = door == Door.CALLBACK || door == Door.CONSOLE;
            String scheme = plain && simulated ? "http" : "https";
            addresses.put(
                    door.endpoint(),
                    scheme + "://" + config.listen() + ":" + door.port(arguments.portBase()));
        }
        return addresses;
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.seal.HospitalKey;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.store.StoredSeals;

/// The sealer and its witness folder.
@Configuration(proxyBeanMethods = false)
class SealingWiring {
    static final String ROOTS = "data/roots";
    private static final int LAST_ROUND_SECONDS = 5;

    @Bean
    StoredSeals seals(JdbcTemplate template, FacilityId facility) {
        return new StoredSeals(template, facility);
    }

    @Bean
    Sealer sealer(
            StoredSeals seals,
            GatewayConfig config,
            Shifts shifts,
            VarFolder var,
            Clock clock,
            Transactions transactions) {
        Path file = config.ledger().flatMap(LedgerConfig::signingKeyFile).orElse(SigningKey.USUAL);
        Path roots = var.resolve(ROOTS);
        HospitalKey key =
                SigningKey.open(
                        var.resolve(file), roots, config.environment() == Environment.SIMULATED);
        FacilityId facility = config.facility().id();
        return new Sealer(
                seals,
                facility,
                shifts,
                key,
                new RootFiles(roots, facility),
                clock,
                transactions::within);
    }

    /// Ends with a last round, uninterrupted, so that an orderly stop leaves little unsealed.
    @Bean
    SmartLifecycle sealing(Sealer sealer) {
        return new SmartLifecycle() {
            private final ScheduledExecutorService thread =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("seal").factory());
            private @Nullable ScheduledFuture<?> rounds;
            private volatile boolean running;

            @Override
            public void start() {
                rounds =
                        thread.scheduleWithFixedDelay(
                                sealer::work, 0, Sealer.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                running = true;
            }

            @Override
            public void stop() {
                if (rounds != null) {
                    rounds.cancel(false);
                }
                thread.shutdown();
                try {
                    if (thread.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) {
                        sealer.work();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            /// Stops after the workers that book.
            @Override
            public int getPhase() {
                return DEFAULT_PHASE - 1;
            }
        };
    }
}

package vn.hospitalkiosk.gateway.psp.momo;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A breaker per operation. A refusal is an answer and never opens one; only silence does.
final class MomoBreakers {
    private final CircuitBreaker create;
    private final CircuitBreaker query;
    private final AtomicReference<Optional<Instant>> createOpenSince =
            new AtomicReference<>(Optional.empty());

    MomoBreakers(MomoConfig.Breaker config, Clock clock) {
        this.create = breaker("momo-create", config.failures(), config.rest());
        // Questions about open payments go on at a low rate even while MoMo is away (§7, circuit
        // open).
        this.query = breaker("momo-query", config.failures(), Duration.ofSeconds(5));
        create.getEventPublisher()
                .onStateTransition(event -> {
                    boolean closed =
                            event.getStateTransition().getToState() == CircuitBreaker.State.CLOSED;
                    createOpenSince.updateAndGet(since ->
                            closed
                                    ? Optional.empty()
                                    : since.or(() -> Optional.of(clock.instant())));
                });
    }

    private static CircuitBreaker breaker(String name, int failures, Duration rest) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(failures)
                        .minimumNumberOfCalls(failures)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
    }

    /// Since when placing orders is not offered; empty when it is.
    Optional<Instant> awaySince() {
        return create.getState() == CircuitBreaker.State.OPEN
                ? createOpenSince.get()
                : Optional.empty();
    }

    MomoLine.Answer create(Supplier<MomoLine.Answer> call) {
        return through(create, call);
    }

    MomoLine.Answer query(Supplier<MomoLine.Answer> call) {
        return through(query, call);
    }

    private static MomoLine.Answer through(CircuitBreaker breaker, Supplier<MomoLine.Answer> call) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            return new MomoLine.Answer.None("not asked: MoMo was silent too often");
        }
        long start = breaker.getCurrentTimestamp();
        MomoLine.Answer answer = call.get();
        long took = breaker.getCurrentTimestamp() - start;
        switch (answer) {
            case MomoLine.Answer.Message _ -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            case MomoLine.Answer.None(String reason) ->
                    breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
        }
        return answer;
    }
}

package vn.hospitalkiosk.gateway.psp.line;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;

/// The calls to one psp, each operation behind a breaker and a bulkhead of its own. A refusal is an answer and never opens a breaker; only silence does. The time limit is the call's own deadline ([HttpLine]).
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /// Questions about open payments go on at a low rate even while the psp is away.
    private static final Duration QUESTIONS_REST = Duration.ofSeconds(5);

    private final PspCode psp;
    private final MeterRegistry meters;
    private final Map<Operation, CircuitBreaker> breakers = new EnumMap<>(Operation.class);
    private final Map<Operation, Bulkhead> bulkheads = new EnumMap<>(Operation.class);
    private final AtomicReference<Optional<Instant>> awaySince =
            new AtomicReference<>(Optional.empty());
    private final Terms terms;

    public enum Operation {
        CREATE,
        QUERY,
        CHARGE,
        REFUND,
        REFUND_QUERY
    }

    public Calls(PspCode psp, Terms terms, Clock clock, MeterRegistry meters) {
        this.psp = psp;
        this.terms = terms;
        this.meters = meters;
        for (Operation operation : Operation.values()) {
            boolean question = operation == Operation.QUERY || operation == Operation.REFUND_QUERY;
            breakers.put(
                    operation,
                    breaker(
                            psp + "-" + operation,
                            terms.breaker().failures(),
                            question ? QUESTIONS_REST : terms.breaker().rest()));
            bulkheads.put(
                    operation,
                    Bulkhead.of(
                            psp + "-" + operation,
                            BulkheadConfig.custom()
                                    .maxConcurrentCalls(terms.atOnce())
                                    .maxWaitDuration(Duration.ZERO)
                                    .build()));
        }
        of(Operation.CREATE)
                .getEventPublisher()
                .onStateTransition(event -> {
                    boolean closed =
                            event.getStateTransition().getToState() == CircuitBreaker.State.CLOSED;
                    awaySince.updateAndGet(since ->
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

    private CircuitBreaker of(Operation operation) {
        CircuitBreaker breaker = breakers.get(operation);
        if (breaker == null) {
            throw new IllegalStateException("every operation has a breaker");
        }
        return breaker;
    }

    /// Whether new orders are offered.
    ///
    /// @param away the failure code to name while they are not
    public Psp.Availability availability(FailureCode away) {
        return of(Operation.CREATE).getState() == CircuitBreaker.State.OPEN
                ? new Psp.Availability.Unavailable(away, awaySince.get(), alternative())
                : new Psp.Availability.Available();
    }

    /// Not offered because of our own configuration.
    public Psp.Availability notSetUp(FailureCode code) {
        return new Psp.Availability.Unavailable(code, Optional.empty(), alternative());
    }

    private Optional<String> alternative() {
        return terms.alternative().isEmpty() ? Optional.empty() : Optional.of(terms.alternative());
    }

    public Answer through(Operation operation, Supplier<Answer> call) {
        CircuitBreaker breaker = of(operation);
        Bulkhead bulkhead = bulkheads.get(operation);
        if (bulkhead == null || !bulkhead.tryAcquirePermission()) {
            return new Answer.NotSent("too many at once");
        }
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            bulkhead.onComplete();
            return new Answer.NotSent("not asked: the psp was silent too often");
        }
        long start = breaker.getCurrentTimestamp();
        try {
            Answer answer = call.get();
            long took = breaker.getCurrentTimestamp() - start;
            switch (answer) {
                case Answer.Message _ -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                case Answer.None(String reason) ->
                        breaker.onError(
                                took, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
                case Answer.NotSent(String reason) ->
                        breaker.onError(
                                took, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
            }
            return answer;
        } finally {
            bulkhead.onComplete();
        }
    }

    /// Tells metrics what became of a call, and the log when it is not what becomes of nearly all.
    public void told(Operation operation, OrderId order, Object outcome) {
        String name = outcome.getClass().getSimpleName();
        count(operation.name().toLowerCase(java.util.Locale.ROOT), name);
        boolean usual =
                outcome instanceof Psp.Placing.Placed || outcome instanceof PspReport.Waiting;
        LOG.atLevel(usual ? Level.DEBUG : Level.INFO)
                .log("{} {} {}: {}", psp, operation, order, name);
    }

    /// Somebody should look: until then it counts as "still processing", never as failed.
    public void unknownCode(OrderId order, String code) {
        count("any", "unknown-code");
        LOG.error(
                "{} speaks of order {} with result {}, which no list in psp/{}.yaml has",
                psp,
                order,
                Codes.said(code),
                psp);
    }

    private void count(String operation, String outcome) {
        meters.counter("psp_calls", "psp", psp.value(), "operation", operation, "outcome", outcome)
                .increment();
    }
}

package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.gateway.ledger.Journal;

class LifecycleTest {
    private static final List<State> STATES =
            Arrays.stream(PaymentState.values()).map(State::of).toList();
    private static final List<Event> UNDECIDED = List.of(new Event.NothingNew(), new Event.Doubt());
    private static final List<Event> PROOFS =
            List.of(new Event.Declined(), new Event.Expired(), new Event.Cancelled());
    private static final List<Event> MONEY =
            List.of(new Event.Paid(), new Event.PaidAgain(), new Event.PaidOther());
    private static final List<Event> ALL = new ArrayList<>();

    static {
        ALL.addAll(UNDECIDED);
        ALL.addAll(PROOFS);
        ALL.addAll(MONEY);
        ALL.add(new Event.Placed());
        ALL.add(new Event.NotPlaced());
        ALL.add(new Event.Applied());
        ALL.add(new Event.Settled());
        ALL.add(new Event.TakenBack());
    }

    @Test
    void every_state_has_its_type_and_back() {
        for (PaymentState code : PaymentState.values()) {
            assertThat(State.of(code).code()).isEqualTo(code);
        }
    }

    @Test
    void no_event_ever_lowers_what_is_known() {
        for (State state : STATES) {
            for (Event event : ALL) {
                if (!(event instanceof Event.Placed)) {
                    assertThat(rank(after(state, event)))
                            .as(state + " on " + event)
                            .isGreaterThanOrEqualTo(rank(state));
                }
            }
        }
    }

    @Test
    void money_always_books_exactly_one_journal_and_nothing_else_books_any() {
        for (State state : STATES) {
            for (Event event : ALL) {
                boolean booked =
                        Lifecycle.next(state, event)
                                        instanceof
                                        Lifecycle.Moved(State _, Optional<Journal.Kind> kind)
                                && kind.isPresent();
                assertThat(booked).as(state + " on " + event).isEqualTo(MONEY.contains(event));
            }
        }
    }

    @Test
    void only_an_open_payment_pays_its_bill() {
        for (State state : STATES) {
            for (Event event : MONEY) {
                if (Lifecycle.next(state, event)
                        instanceof Lifecycle.Moved(State _, Optional<Journal.Kind> kind)) {
                    assertThat(kind.orElseThrow() == Journal.Kind.CAPTURE)
                            .isEqualTo(state instanceof State.Open && event instanceof Event.Paid);
                }
            }
        }
    }

    @Test
    void
            late_money_that_pays_its_bill_is_no_case_for_the_desk_any_more_and_no_other_payment_changes() {
        for (State state : STATES) {
            State expected = state instanceof State.CapturedLate ? new State.Captured() : state;
            assertThat(after(state, new Event.Applied())).isEqualTo(expected);
        }
    }

    @Test
    void unresolved_ends_only_by_evidence() {
        State unresolved = new State.Unresolved();
        for (Event event : UNDECIDED) {
            assertThat(after(unresolved, event)).isEqualTo(unresolved);
        }
    }

    @Test
    void proof_against_money_already_taken_is_a_case_for_a_person() {
        for (State state : STATES) {
            for (Event event : PROOFS) {
                if (state instanceof State.Money) {
                    assertThat(Lifecycle.next(state, event)).isInstanceOf(Lifecycle.Conflict.class);
                }
            }
        }
    }

    @Test
    void order_and_repetition_of_evidence_do_not_matter() {
        long seed = new Random().nextLong();
        System.out.println("LifecycleTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            List<Event> evidence = someOf(random);
            State start = random.nextBoolean() ? new State.AwaitingPayer() : new State.Unresolved();
            Set<State> ends = new HashSet<>();
            for (int order = 0; order < 6; order++) {
                List<Event> told = new ArrayList<>(evidence);
                evidence.forEach(event -> {
                    if (!MONEY.contains(event) && random.nextInt(3) == 0) {
                        told.add(event);
                    }
                });
                Collections.shuffle(told, random);
                ends.add(fold(start, told));
            }
            assertThat(ends).as("seed %s, round %s, %s", seed, round, evidence).hasSize(1);
        }
    }

    @Test
    void money_is_late_only_when_a_proof_of_no_money_came_first() {
        for (Event proof : PROOFS) {
            List<Event> late = List.of(proof, new Event.Paid());
            List<Event> inTime = List.of(new Event.Paid(), proof);
            for (State start : List.of(new State.AwaitingPayer(), new State.Unresolved())) {
                assertThat(fold(start, late)).isEqualTo(new State.CapturedLate());
                assertThat(fold(start, inTime)).isEqualTo(new State.Captured());
            }
        }
    }

    /// Undecided events with either proofs or one payment: with both, lateness decides, see the test above.
    private static List<Event> someOf(Random random) {
        List<Event> decisive =
                switch (random.nextInt(3)) {
                    case 0 -> PROOFS.subList(0, 1 + random.nextInt(PROOFS.size()));
                    case 1 -> List.of(MONEY.get(random.nextInt(MONEY.size())));
                    default -> List.of();
                };
        List<Event> evidence = new ArrayList<>(decisive);
        for (int i = random.nextInt(5); i > 0; i--) {
            evidence.add(UNDECIDED.get(random.nextInt(UNDECIDED.size())));
        }
        return evidence;
    }

    private static State fold(State start, List<Event> events) {
        State state = start;
        for (Event event : events) {
            state = after(state, event);
        }
        return state;
    }

    private static State after(State state, Event event) {
        return switch (Lifecycle.next(state, event)) {
            case Lifecycle.Moved(State next, Optional<Journal.Kind> _) -> next;
            case Lifecycle.Ignored _, Lifecycle.Conflict _ -> state;
        };
    }

    private static int rank(State state) {
        return switch (state) {
            case State.AwaitingPayer _ -> 0;
            case State.Unresolved _ -> 1;
            case State.ClosedExpired _ -> 2;
            case State.ClosedCancelled _ -> 3;
            case State.ClosedDeclined _ -> 4;
            case State.Money _ -> 5;
        };
    }
}

package vn.hospitalkiosk.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefundLifecycleTest {
    private static final List<Stage> STAGES =
            Arrays.stream(RefundState.values()).map(Stage::of).toList();
    private static final List<RefundEvent> ALL =
            List.of(
                    new RefundEvent.Approve(),
                    new RefundEvent.TurnDown(),
                    new RefundEvent.Sending(),
                    new RefundEvent.NotSent(),
                    new RefundEvent.Done(),
                    new RefundEvent.Pending(),
                    new RefundEvent.Denied(),
                    new RefundEvent.NotKnown());

    @Test
    void every_state_has_its_type_and_back() {
        for (RefundState code : RefundState.values()) {
            assertThat(Stage.of(code).code()).isEqualTo(code);
        }
    }

    @Test
    void only_evidence_that_money_went_back_books_and_it_books_once() {
        for (Stage stage : STAGES) {
            for (RefundEvent event : ALL) {
                boolean books =
                        RefundLifecycle.next(stage, event)
                                        instanceof RefundLifecycle.Moved(Stage _, boolean b)
                                && b;
                boolean first =
                        event instanceof RefundEvent.Done
                                && !(stage instanceof Stage.Refunded)
                                && !(stage instanceof Stage.Requested);
                assertThat(books).as(stage + " on " + event).isEqualTo(first);
            }
        }
    }

    @Test
    void nothing_leaves_before_it_is_approved() {
        for (RefundEvent event : ALL) {
            assertThat(after(new Stage.Requested(), event))
                    .as("%s", event)
                    .isNotInstanceOf(Stage.Moving.class)
                    .isNotInstanceOf(Stage.Refunded.class);
        }
    }

    @Test
    void a_refund_on_its_way_ends_only_by_evidence() {
        for (Stage moving : List.of(new Stage.Sent(), new Stage.Unresolved())) {
            for (RefundEvent event : ALL) {
                Stage after = after(moving, event);
                if (after.code().isOver()) {
                    assertThat(event)
                            .isInstanceOfAny(RefundEvent.Done.class, RefundEvent.Denied.class);
                }
            }
        }
    }

    @Test
    void a_refund_without_an_answer_is_never_free_to_be_sent_anew() {
        assertThat(after(new Stage.Unresolved(), new RefundEvent.NotSent()))
                .isEqualTo(new Stage.Unresolved());
        assertThat(after(new Stage.Sent(), new RefundEvent.NotSent()))
                .isEqualTo(new Stage.Approved());
    }

    @Test
    void order_and_repetition_of_evidence_do_not_matter() {
        long seed = new Random().nextLong();
        System.out.println("RefundLifecycleTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<RefundEvent> told = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                told.add(ALL.get(4 + random.nextInt(4)));
            }
            if (told.stream().noneMatch(RefundLifecycleTest::decides)) {
                continue;
            }
            Set<Stage> ends = new HashSet<>();
            for (int order = 0; order < 6; order++) {
                Collections.shuffle(told, random);
                ends.add(fold(new Stage.Sent(), told));
            }
            assertThat(ends).as("seed %s, round %s, %s", seed, round, told).hasSize(1);
        }
    }

    private static boolean decides(RefundEvent event) {
        return event instanceof RefundEvent.Done || event instanceof RefundEvent.Denied;
    }

    private static Stage fold(Stage start, List<RefundEvent> events) {
        Stage stage = start;
        for (RefundEvent event : events) {
            stage = after(stage, event);
        }
        return stage;
    }

    private static Stage after(Stage stage, RefundEvent event) {
        return switch (RefundLifecycle.next(stage, event)) {
            case RefundLifecycle.Moved(Stage next, boolean _) -> next;
            case RefundLifecycle.Ignored _, RefundLifecycle.Conflict _ -> stage;
        };
    }
}

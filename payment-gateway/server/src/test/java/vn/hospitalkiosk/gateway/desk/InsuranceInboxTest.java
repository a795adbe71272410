package vn.hospitalkiosk.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.insurance.CheckId;
import vn.hospitalkiosk.gateway.insurance.DeskTask;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCard;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;

class InsuranceInboxTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T01:00:00Z");

    private final List<UnverifiedCard> open = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final InsuranceInbox inbox =
            new InsuranceInbox(
                    new UnverifiedCards() {
                        @Override
                        public List<UnverifiedCard> open(int most) {
                            return open.stream().limit(most).toList();
                        }

                        @Override
                        public void askNow(CheckId check) {
                            asked.add(check.value());
                        }

                        @Override
                        public void settle(CheckId check, String by) {
                            settled.add(check.value() + " by " + by);
                        }
                    },
                    (actor, action, subject, detail) ->
                            noted.add(actor + " " + action + " " + subject + " " + detail));

    @Test
    void an_unanswered_card_offers_to_ask_now() {
        open.add(card("c1", DeskTask.WAIT, Optional.empty()));
        ReceptionInbox.Entry entry = inbox.waiting().getFirst();
        assertThat(entry.what()).isEqualTo(DeskTask.WAIT.words());
        assertThat(entry.detail()).isEqualTo("TRẦN T** M** · 1950 · •••• 6789 · kiosk K03");
        assertThat(entry.form().toString()).contains("Kiểm tra lại ngay");
        assertThat(inbox.act("c1", "ask", Map.of(), "mai"))
                .isInstanceOf(ReceptionInbox.Done.Well.class);
        assertThat(asked).containsExactly("c1");
        assertThat(settled).isEmpty();
    }

    @Test
    void an_answered_card_leaves_with_the_name_of_who_settled_it() {
        open.add(card("c2", DeskTask.EXPIRED, Optional.of(MORNING)));
        assertThat(inbox.waiting().getFirst().detail()).contains("xin nhập vào HIS");
        assertThat(inbox.act("c2", "done", Map.of(), "mai"))
                .isInstanceOf(ReceptionInbox.Done.Well.class);
        assertThat(settled).containsExactly("c2 by mai");
        assertThat(noted).containsExactly("mai insurance-card-settled c2 EXPIRED");
    }

    @Test
    void a_card_somebody_else_settled_and_an_act_nobody_offers_change_nothing() {
        open.add(card("c3", DeskTask.NEW_CARD, Optional.of(MORNING)));
        assertThat(inbox.act("gone", "done", Map.of(), "mai"))
                .isInstanceOf(ReceptionInbox.Done.Not.class);
        assertThat(inbox.act("c3", "burn", Map.of(), "mai"))
                .isInstanceOf(ReceptionInbox.Done.Not.class);
        assertThat(settled).isEmpty();
        assertThat(asked).isEmpty();
    }

    private static UnverifiedCard card(String id, DeskTask task, Optional<Instant> answered) {
        return new UnverifiedCard(
                new CheckId(id),
                new KioskId("K03"),
                Optional.empty(),
                "TRẦN T** M**",
                1950,
                "•••• 6789",
                CoverageView.State.UNVERIFIED,
                task,
                MORNING,
                1,
                Optional.empty(),
                answered,
                "",
                false);
    }
}

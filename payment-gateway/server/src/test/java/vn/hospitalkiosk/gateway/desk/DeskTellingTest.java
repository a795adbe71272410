package vn.hospitalkiosk.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.LogLines;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;

class DeskTellingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:04:00Z");
    private static final KioskId K03 = new KioskId("K03");

    private final List<DeskNews.Item> due = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private HisOutcome<HisMoney.Recorded> answer = new HisOutcome.Done<>(new HisMoney.Recorded());

    private final DeskNews news =
            new DeskNews() {
                @Override
                public List<Item> take(int most, Instant now, Instant until) {
                    return List.copyOf(due);
                }

                @Override
                public void told(Item item, Instant at) {
                    said.add("told " + item.encounter());
                }

                @Override
                public void again(Item item, Instant at, String answer) {
                    said.add(
                            "again after "
                                    + Duration.between(NOW, at).toSeconds()
                                    + " s: "
                                    + answer);
                }

                @Override
                public void leave(Item item, String answer) {
                    said.add("left " + item.encounter() + ": " + answer);
                }

                @Override
                public List<Standing> standing(int most) {
                    return List.of();
                }

                @Override
                public boolean entered(VisitId visit, String by, Instant at) {
                    return false;
                }
            };

    private final His his =
            new His() {
                @Override
                public HisOutcome<HisMoney.Recorded> judgePriority(
                        HisCommand command, PriorityJudgement judgement) {
                    heard.add(command.key() + " " + command.actor() + " " + judgement.confirmed());
                    return answer;
                }

                @Override
                public HisOutcome<HisMoney.Recorded> linkOfflineNumber(
                        HisCommand command, OfflineNumber number) {
                    heard.add(command.key() + " " + command.actor() + " " + number.number());
                    return answer;
                }
            };

    private void round() {
        new DeskTelling(
                        news,
                        his,
                        new FacilityId("KH01"),
                        Duration.ofMinutes(1),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .round();
    }

    private static DeskNews.Item judged(int tries) {
        return new DeskNews.Judged(
                new VisitId("visit-1"),
                K03,
                "enc-1",
                Set.of(PriorityGroup.PREGNANT),
                false,
                "lan",
                NOW,
                tries);
    }

    private static DeskNews.Item linked() {
        return new DeskNews.Linked(
                LocalDate.of(2026, 11, 25), "K3-017", K03, NOW, "enc-2", "lan", NOW, 1);
    }

    @Test
    void both_kinds_of_news_are_told_with_a_key_that_is_always_the_same() {
        due.addAll(List.of(judged(1), linked()));
        round();
        round();
        assertThat(said).containsExactly("told enc-1", "told enc-2", "told enc-1", "told enc-2");
        assertThat(heard).hasSize(4);
        assertThat(heard.get(0))
                .isEqualTo(heard.get(2))
                .startsWith("priority-")
                .endsWith(" staff:lan false");
        assertThat(heard.get(1))
                .isEqualTo(heard.get(3))
                .isEqualTo("link-2026-11-25-K3-017 staff:lan K3-017");
        assertThat(heard).allMatch(line -> line.split(" ", -1)[0].length() <= 64);
    }

    @Test
    void silence_is_asked_again_ever_more_slowly_and_never_given_up() {
        answer = new HisOutcome.Unknown<>("no answer");
        for (int tries : new int[] {1, 2, 5, 400}) {
            due.clear();
            due.add(judged(tries));
            round();
        }
        assertThat(said)
                .containsExactly(
                        "again after 5 s: no answer",
                        "again after 10 s: no answer",
                        "again after 80 s: no answer",
                        "again after 300 s: no answer");
    }

    @Test
    void what_the_his_cannot_or_will_not_hear_is_left_to_people_and_a_refusal_is_logged() {
        due.add(judged(1));
        answer = new HisOutcome.NotOffered<>();
        try (LogLines log = new LogLines()) {
            round();
            assertThat(log.text()).doesNotContain("H78");
            answer = new HisOutcome.Rejected<>(HisRefusal.NO_SUCH_TICKET, "no such visit");
            round();
            due.clear();
            due.add(linked());
            round();
            assertThat(log.text()).contains("H78", "H76");
        }
        assertThat(said)
                .containsExactly(
                        "left enc-1: not offered",
                        "left enc-1: rejected: NO_SUCH_TICKET",
                        "left enc-2: rejected: NO_SUCH_TICKET");
    }
}

package vn.hospitalkiosk.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney.Recorded;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.Look;

class LookTellingTest implements UntoldLooks, His {
    private static final Instant NOW = Instant.parse("2026-11-25T03:04:00Z");

    private final List<String> heard = new ArrayList<>();
    private final Deque<HisOutcome<Recorded>> answers = new ArrayDeque<>();
    private Set<HisCapability> offered = Set.of(HisCapability.RECORD_LOOK);
    private boolean free = true;
    private boolean taken;
    private long upTo;

    private void round() {
        new LookTelling(
                        this,
                        this,
                        new FacilityId("KH01"),
                        Duration.ofMinutes(1),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .round();
    }

    @Override
    public Set<HisCapability> offered() {
        return offered;
    }

    @Override
    public HisOutcome<Recorded> recordLook(HisCommand command, Look look) {
        heard.add(command.key() + " " + command.kiosk() + " " + look.patient().value());
        return answers.isEmpty() ? new HisOutcome.Done<>(new Recorded()) : answers.remove();
    }

    @Override
    public boolean begin(Instant now, Instant until) {
        taken = free;
        return free;
    }

    @Override
    public List<Item> next(int most, Instant before) {
        assertThat(before).isBefore(NOW);
        return LongStream.rangeClosed(upTo + 1, 3)
                .mapToObj(id ->
                        new Item(id, NOW, new KioskId("K03"), new HisPatientId("p" + id), "chip"))
                .toList();
    }

    @Override
    public void told(Item item) {
        upTo = item.id();
    }

    @Override
    public void end(Instant now) {
        taken = false;
    }

    @Test
    void every_look_is_told_in_order_with_a_key_of_its_own() {
        round();
        assertThat(heard)
                .containsExactly("look-KH01-1 K03 p1", "look-KH01-2 K03 p2", "look-KH01-3 K03 p3");
        assertThat(upTo).isEqualTo(3);
        assertThat(taken).isFalse();
    }

    @Test
    void an_answer_that_does_not_come_ends_the_round_and_the_same_look_is_told_first_next_time() {
        answers.add(new HisOutcome.AlreadyDone<>(new Recorded()));
        answers.add(new HisOutcome.Unknown<>("timeout"));
        round();
        assertThat(upTo).isEqualTo(1);
        assertThat(taken).isFalse();
        heard.clear();
        round();
        assertThat(heard).first().asString().startsWith("look-KH01-2 ");
        assertThat(upTo).isEqualTo(3);
    }

    @Test
    void a_look_the_his_refuses_does_not_keep_the_others_back() {
        answers.add(new HisOutcome.Rejected<>("AuditEvent: HTTP 422"));
        round();
        assertThat(upTo).isEqualTo(3);
    }

    @Test
    void nothing_is_told_to_a_his_that_keeps_no_audit_or_while_another_gateway_tells() {
        offered = Set.of();
        round();
        offered = Set.of(HisCapability.RECORD_LOOK);
        free = false;
        round();
        assertThat(heard).isEmpty();
    }
}

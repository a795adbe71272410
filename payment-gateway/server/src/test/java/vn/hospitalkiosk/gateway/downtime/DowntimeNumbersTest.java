package vn.hospitalkiosk.gateway.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

class DowntimeNumbersTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:04:00Z");
    private final Memory book = new Memory();
    private final List<String> audit = new ArrayList<>();
    private final DowntimeNumbers numbers = numbers(new byte[] {7});

    private DowntimeNumbers numbers(byte[] key) {
        return new DowntimeNumbers(
                book,
                new BlockSeal(key),
                (actor, action, subject, detail) ->
                        audit.add(action + " " + subject + " " + detail),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private static KioskIdentity kiosk(String id) {
        return new KioskIdentity(new FacilityId("KH01"), new KioskId(id));
    }

    @Test
    void blocks_of_all_kiosks_and_classes_never_hold_the_same_number() {
        Set<String> all = new HashSet<>();
        int given = 0;
        for (String id : List.of("K03", "K04", "K30", "S-01")) {
            for (NumberClass kind : NumberClass.values()) {
                for (int i = 0; i < 3; i++) {
                    NumberBlock block = numbers.lease(kiosk(id), kind);
                    for (int n = block.first(); n <= block.last(); n++, given++) {
                        all.add(block.label(n));
                    }
                }
            }
        }
        assertThat(all).hasSize(given).contains("K3-001", "K3-017", "K30-360");
    }

    @Test
    void what_was_given_out_waits_at_the_desk_also_when_told_twice() {
        NumberBlock block = numbers.lease(kiosk("K03"), NumberClass.INSURED);
        IssuedNumber first = new IssuedNumber(block, block.first(), NOW);
        numbers.given(kiosk("K03"), List.of(first));
        numbers.given(kiosk("K03"), List.of(first));
        assertThat(numbers.open()).singleElement().matches(n -> n.label().equals("K3-001"));
        assertThat(numbers.call("K3-001", "Quầy 2", "lan")).isTrue();
        assertThat(numbers.link("K3-001", "enc-1", "lan")).isTrue();
        assertThat(numbers.link("K3-001", "enc-2", "hoa")).as("somebody was faster").isFalse();
        assertThat(numbers.open()).isEmpty();
    }

    @Test
    void
            a_number_outside_of_the_block_of_another_kiosk_or_with_another_signature_is_written_down() {
        NumberBlock block = numbers.lease(kiosk("K03"), NumberClass.FEE);
        numbers.given(kiosk("K03"), List.of(new IssuedNumber(block, block.last() + 1, NOW)));
        numbers.given(kiosk("K04"), List.of(new IssuedNumber(block, block.first(), NOW)));
        NumberBlock forged = numbers(new byte[] {8}).lease(kiosk("K03"), NumberClass.FEE);
        numbers.given(kiosk("K03"), List.of(new IssuedNumber(forged, forged.first(), NOW)));
        assertThat(numbers.open()).isEmpty();
        assertThat(audit)
                .containsExactly(
                        "offline-number-refused K3-041 K71",
                        "offline-number-refused K3-001 K70",
                        "offline-number-refused K3-041 K70");
    }

    private static final class Memory implements DowntimeBook {
        private final Map<String, Integer> counters = new HashMap<>();
        private final Map<String, Given> given = new HashMap<>();
        private final Set<String> closed = new HashSet<>();

        @Override
        public int take(
                KioskIdentity kiosk,
                LocalDate day,
                NumberClass kind,
                String prefix,
                int count,
                Instant at,
                Instant expiresAt) {
            return counters.merge(day + prefix, count, Integer::sum) - count + 1;
        }

        @Override
        public boolean given(NumberBlock block, IssuedNumber number, Instant toldAt) {
            return given.putIfAbsent(
                            number.label(),
                            new Given(
                                    number.label(),
                                    block.kind(),
                                    block.kiosk().value(),
                                    number.at(),
                                    Optional.empty()))
                    == null;
        }

        @Override
        public List<Given> open(LocalDate day) {
            return given.values().stream().filter(n -> !closed.contains(n.label())).toList();
        }

        @Override
        public List<Given> called(LocalDate day, int most) {
            return open(day).stream().filter(n -> n.called().isPresent()).toList();
        }

        @Override
        public boolean call(LocalDate day, String label, String desk, Instant at) {
            return given.containsKey(label) && !closed.contains(label);
        }

        @Override
        public boolean close(
                LocalDate day, String label, Optional<String> encounter, String by, Instant at) {
            return given.containsKey(label) && closed.add(label);
        }

        @Override
        public int forgetBefore(LocalDate day) {
            return 0;
        }
    }
}

package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// What every brand's notices keep to.
public abstract class NoticesContract extends PspShapes {
    private Notices notices() {
        Psp psp = open();
        assumeThat(psp.notices()).as("this brand sends nothing by itself").isPresent();
        return psp.notices().orElseThrow();
    }

    @Test
    void a_genuine_notice_tells_order_and_amount_and_gets_an_answer_for_every_outcome() {
        Notices notices = notices();
        Notices.Notice.Genuine genuine =
                genuine(notices.read(notice(ORDER.amount().dong(), noticeKey()).orElseThrow()));
        assertThat(genuine.order()).isEqualTo(ORDER.id());
        assertThat(genuine.report())
                .isInstanceOfSatisfying(
                        PspReport.Paid.class,
                        paid -> assertThat(paid.amount()).isEqualTo(ORDER.amount()));
        for (Notices.Heard heard : Notices.Heard.values()) {
            assertThat(genuine.reply().apply(heard).status()).isBetween(200, 599);
        }
    }

    private static Notices.Notice.Genuine genuine(Notices.Notice notice) {
        assertThat(notice).isInstanceOf(Notices.Notice.Genuine.class);
        return (Notices.Notice.Genuine) notice;
    }

    @Test
    void no_changed_byte_makes_another_notice() {
        Notices notices = notices();
        Notices.Incoming original = notice(ORDER.amount().dong(), noticeKey()).orElseThrow();
        Notices.Notice.Genuine genuine = genuine(notices.read(original));
        byte[] bytes = original.raw().bytes();
        Random random = new Random(3);
        for (int at = 0; at < bytes.length; at++) {
            byte[] forged = bytes.clone();
            forged[at] ^= (byte) (1 << random.nextInt(7));
            if (notices.read(with(original, forged)) instanceof Notices.Notice.Genuine changed) {
                assertThat(harmless(changed, genuine)).as("byte " + at).isTrue();
            }
        }
    }

    @Test
    void a_notice_signed_with_another_key_is_refused() {
        assertThat(
                        notices()
                                .read(
                                        notice(ORDER.amount().dong(), madeUpKey("ANOTHER"))
                                                .orElseThrow()))
                .isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void while_keys_are_exchanged_both_are_believed() {
        Notices notices = notices();
        String old = noticeKey();
        String fresh = madeUpKey("THE-NEW-KEY");
        setting.secrets.put(noticeKeyFile(), fresh);
        assertThat(notices.read(notice(ORDER.amount().dong(), old).orElseThrow()))
                .isInstanceOf(Notices.Notice.Refused.class);
        setting.secrets.put(noticeKeyFile() + ".old", old);
        assertThat(notices.read(notice(ORDER.amount().dong(), old).orElseThrow()))
                .isInstanceOf(Notices.Notice.Genuine.class);
        assertThat(notices.read(notice(ORDER.amount().dong(), fresh).orElseThrow()))
                .isInstanceOf(Notices.Notice.Genuine.class);
    }

    @Test
    void garbage_is_refused_and_never_throws() {
        Notices notices = notices();
        Notices.Incoming original = notice(ORDER.amount().dong(), noticeKey()).orElseThrow();
        long seed = new Random().nextLong();
        System.out.println(getClass().getSimpleName() + " seed " + seed);
        Random random = new Random(seed);
        byte[] genuine = original.raw().bytes();
        for (int round = 0; round < garbageRounds(); round++) {
            byte[] bytes = genuine.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThat(notices.read(with(original, cut))).as("seed " + seed).isNotNull();
        }
    }

    private static Notices.Incoming with(Notices.Incoming original, byte[] bytes) {
        return new Notices.Incoming(
                original.method(),
                original.path(),
                original.method().equals("GET")
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : original.query(),
                original.headers(),
                new RawMessage(RawMessage.Kind.CALLBACK, bytes));
    }
}

package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// `-Dfuzz.count=100000` for the long run.
class FramerFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 10_000);
    private static final long SEED = 20261121;
    private static final byte CR = 0x0D;
    private static final byte[] GOOD =
            "HK1/P/KH01/KH03-7K2M9Q/E74A\r".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLY = HexFormat.of().parseHex("02000001003331");

    @Test
    void after_any_garbage_the_second_good_code_is_whole() {
        Random random = new Random(SEED);
        Framer framer = new Framer(Optional.of(CR), REPLY);
        for (int round = 0; round < COUNT; round++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            feed(framer, random, garbage);
            feed(framer, random, GOOD);
            List<Heard> heard = feed(framer, random, GOOD);
            assertThat(heard).as("seed %d, round %d", SEED, round).hasSize(1);
            assertThat(((Heard.Scan) heard.getFirst()).bytes())
                    .isEqualTo(Arrays.copyOf(GOOD, GOOD.length - 1));
        }
    }

    @Test
    void any_bytes_make_clean_bounded_text() {
        Random random = new Random(SEED);
        for (int round = 0; round < COUNT; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String text = ScanText.of(random.nextBoolean() ? bytes : mutated(random));
            assertThat(text.length()).isLessThanOrEqualTo(4096);
            assertThat(text.codePoints().anyMatch(FramerFuzzTest::unseen))
                    .as("seed %d, round %d", SEED, round)
                    .isFalse();
        }
    }

    private static boolean unseen(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c) || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = "056085000427||NGUYỄN VĂN A|09031985|Nam".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<Heard> feed(Framer framer, Random random, byte[] bytes) {
        List<Heard> heard = new java.util.ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (byte b : bytes) {
            piece.write(b);
            if (random.nextInt(8) == 0) {
                heard.addAll(framer.accept(piece.toByteArray(), piece.size()));
                piece.reset();
            }
        }
        heard.addAll(framer.accept(piece.toByteArray(), piece.size()));
        return heard;
    }
}

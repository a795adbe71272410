package vn.hospitalkiosk.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RepaintingTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 10_000);
    private static final byte[] OFTEN = {0x10, 0x04, 0x05, 0x14, 0x18, 0x01, 0x00};

    @Test
    void no_picture_holds_a_real_time_command_and_each_costs_one_dot() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < COUNT; round++) {
            byte[] dots = new byte[2 * 24];
            for (int i = 0; i < dots.length; i++) {
                dots[i] = OFTEN[random.nextInt(OFTEN.length)];
            }
            byte[] before = dots.clone();
            byte[] after = Repainting.of(new Bitmap(16, 24, dots)).rows();
            assertThat(dots).isEqualTo(before);
            assertThat(commands(after)).as("seed %d, round %d", seed, round).isZero();
            int changed = 0;
            for (int i = 0; i < dots.length; i++) {
                changed += Integer.bitCount((dots[i] ^ after[i]) & 0xFF);
            }
            assertThat(changed).isEqualTo(commands(dots));
        }
    }

    private static int commands(byte[] dots) {
        int found = 0;
        for (int i = 0; i + 1 < dots.length; i++) {
            boolean realTime = dots[i + 1] == 0x04 || dots[i + 1] == 0x05 || dots[i + 1] == 0x14;
            found += dots[i] == 0x10 && realTime ? 1 : 0;
        }
        return found;
    }
}

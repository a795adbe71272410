package vn.hospitalkiosk.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyDemuxTest {
    /// `-Dfuzz.count=100000` for the long run.
    private static final int COUNT = Integer.getInteger("fuzz.count", 10_000);

    private static List<Reply> replies(ReplyDemux demux, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return demux.accept(bytes, bytes.length);
    }

    @Test
    void each_kind_is_known_by_its_fixed_bits() {
        assertThat(replies(new ReplyDemux(), "12" + "1e" + "16"))
                .containsExactly(
                        new Reply.RealTimeStatus(0x12),
                        new Reply.RealTimeStatus(0x1E),
                        new Reply.RealTimeStatus(0x16));
        assertThat(replies(new ReplyDemux(), "1400000f"))
                .containsExactly(new Reply.AutomaticStatus(0x14, 0, 0));
        assertThat(replies(new ReplyDemux(), "37224130303100"))
                .containsExactly(new Reply.ProcessId("A001"));
        assertThat(replies(new ReplyDemux(), "0c")).containsExactly(new Reply.PaperStatus(0x0C));
        assertThat(replies(new ReplyDemux(), "1113"))
                .containsExactly(new Reply.GoOn(), new Reply.Hold());
        assertThat(replies(new ReplyDemux(), "5f4550534f4e00"))
                .containsExactly(new Reply.Name("EPSON"));
        assertThat(replies(new ReplyDemux(), "372500")).containsExactly(new Reply.Cleared());
    }

    @Test
    void replies_may_arrive_split_anywhere() {
        String stream = "12" + "1400000f" + "37224130303100" + "12" + "5f00" + "00";
        byte[] bytes = HexFormat.of().parseHex(stream);
        List<Reply> whole = new ReplyDemux().accept(bytes, bytes.length);
        ReplyDemux demux = new ReplyDemux();
        List<Reply> byByte = new ArrayList<>();
        for (byte one : bytes) {
            byByte.addAll(demux.accept(new byte[] {one}, 1));
        }
        assertThat(byByte).isEqualTo(whole).hasSize(6);
    }

    @Test
    void an_automatic_status_cut_short_does_not_swallow_the_next_reply() {
        assertThat(replies(new ReplyDemux(), "1400" + "12"))
                .containsExactly(new Reply.RealTimeStatus(0x12));
    }

    @Test
    void after_any_garbage_a_process_id_is_understood_again() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < COUNT; round++) {
            ReplyDemux demux = new ReplyDemux();
            byte[] garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            demux.accept(garbage, garbage.length);
            // Ends whatever block or status the garbage began.
            demux.accept(new byte[4], 4);
            assertThat(replies(demux, "37224130303100"))
                    .as("seed %d, round %d", seed, round)
                    .contains(new Reply.ProcessId("A001"));
        }
    }

    @Test
    void whatever_comes_the_second_frame_after_it_is_understood() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < COUNT; round++) {
            ReplyDemux demux = new ReplyDemux();
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            assertThat(demux.accept(garbage, garbage.length))
                    .hasSizeLessThanOrEqualTo(garbage.length);
            assertThat(replies(demux, "37224130303100" + "37224130303200"))
                    .as("seed %d, round %d", seed, round)
                    .contains(new Reply.ProcessId("A002"));
        }
    }

    @Test
    void flow_control_may_stand_inside_any_reply() {
        assertThat(replies(new ReplyDemux(), "14" + "13" + "0000" + "11" + "0f"))
                .containsExactly(
                        new Reply.Hold(), new Reply.GoOn(), new Reply.AutomaticStatus(0x14, 0, 0));
        assertThat(replies(new ReplyDemux(), "372241" + "13" + "30303100"))
                .containsExactly(new Reply.Hold(), new Reply.ProcessId("A001"));
    }

    @Test
    void a_block_cut_short_gives_way_to_an_answer() {
        assertThat(replies(new ReplyDemux(), "5f4550" + "12"))
                .containsExactly(new Reply.RealTimeStatus(0x12));
    }
}

package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;

@Timeout(60)
class TriggerTest {
    private static final String NEWLAND_ON = "7e000801000201abcd";
    private static final String NEWLAND_REPLY = "02000001003331";

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private ScriptedLine line = new ScriptedLine(_ -> "");
    private SerialScanner scanner =
            new SerialScanner(() -> line, ScannerProfile.plain(), Clock.systemUTC());

    private void open(ScannerProfile profile, Function<String, String> device) {
        line = new ScriptedLine(device);
        scanner = new SerialScanner(() -> line, profile, Clock.systemUTC());
        scanner.watch(states::add);
        scanner.listen(texts::add);
        awaitState(DeviceState.Ready.class);
    }

    @AfterEach
    void close() {
        scanner.close();
    }

    private <T> T next(BlockingQueue<T> queue) {
        try {
            T head = queue.poll(20, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing came");
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeviceState awaitState(Class<? extends DeviceState> kind) {
        DeviceState state = next(states);
        while (!kind.isInstance(state)) {
            state = next(states);
        }
        return state;
    }

    @Test
    void a_reply_is_taken_and_the_code_after_it_delivered_alone() {
        open(ScannerProfile.newland(), command -> NEWLAND_REPLY);
        assertThat(next(line.commands)).isEqualTo(NEWLAND_ON);
        line.comes("code\r".getBytes(StandardCharsets.US_ASCII));
        assertThat(next(texts)).isEqualTo("code");
        // Once it has seen a code it is told to look for the next.
        assertThat(next(line.commands)).isEqualTo(NEWLAND_ON);
        assertThat(texts).isEmpty();
        assertThat(scanner.history().counted(Count.FRAMES_UNANSWERED)).isZero();
    }

    @Test
    void a_scanner_that_does_not_answer_is_told_twice_and_then_the_technician_is() {
        open(ScannerProfile.newland(), command -> "");
        assertThat(next(line.commands)).isEqualTo(NEWLAND_ON);
        assertThat(next(line.commands)).isEqualTo(NEWLAND_ON);
        DeviceState.Attention attention =
                (DeviceState.Attention) awaitState(DeviceState.Attention.class);
        assertThat(attention.failure().code()).isEqualTo("S22");
        line.comes(HexFormat.of().parseHex(NEWLAND_REPLY));
        awaitState(DeviceState.Ready.class);
        line.comes("still works\r".getBytes(StandardCharsets.US_ASCII));
        assertThat(next(texts)).isEqualTo("still works");
    }

    @Test
    void a_honeywell_says_what_it_is_and_is_switched_on_and_off() {
        String answer =
                HexFormat.of()
                        .formatHex(
                                "Product: X\r\nRev: 1\r\n\u0006"
                                        .getBytes(StandardCharsets.US_ASCII));
        open(ScannerProfile.honeywell(), command -> command.startsWith("164d0d") ? answer : "");
        assertThat(next(line.commands)).isEqualTo("164d0d524556494e462e");
        assertThat(next(line.commands)).isEqualTo("16540d");
        while (scanner.identity().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(scanner.identity()).containsEntry("scanner", "Product: X  Rev: 1");
        assertThat(scanner.light(false)).isTrue();
        assertThat(next(line.commands)).isEqualTo("16550d");
        assertThat(scanner.light(true)).isTrue();
        assertThat(next(line.commands)).isEqualTo("16540d");
        assertThat(texts).isEmpty();
    }

    @Test
    void a_code_that_comes_instead_of_an_identity_is_not_lost() {
        open(
                ScannerProfile.honeywell(),
                command ->
                        command.startsWith("164d0d")
                                ? HexFormat.of()
                                        .formatHex("code\r".getBytes(StandardCharsets.US_ASCII))
                                : "");
        assertThat(next(texts)).isEqualTo("code");
        assertThat(scanner.identity()).isEmpty();
    }

    @Test
    void a_plain_scanner_cannot_be_told_anything() {
        open(ScannerProfile.plain(), command -> "");
        assertThat(scanner.light(true)).isFalse();
        assertThat(line.commands).isEmpty();
    }
}

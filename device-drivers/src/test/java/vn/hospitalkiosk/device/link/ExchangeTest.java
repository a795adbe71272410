package vn.hospitalkiosk.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.DeviceCommand;
import vn.hospitalkiosk.device.link.ExchangeEvent.Acknowledged;
import vn.hospitalkiosk.device.link.ExchangeEvent.Answer;
import vn.hospitalkiosk.device.link.ExchangeEvent.LineGone;
import vn.hospitalkiosk.device.link.ExchangeEvent.Progressed;
import vn.hospitalkiosk.device.link.ExchangeEvent.Refused;
import vn.hospitalkiosk.device.link.ExchangeEvent.TimeUp;
import vn.hospitalkiosk.device.link.ExchangeState.AwaitAck;
import vn.hospitalkiosk.device.link.ExchangeState.AwaitAnswer;
import vn.hospitalkiosk.device.link.ExchangeStep.Finish;
import vn.hospitalkiosk.device.link.ExchangeStep.SendAgain;
import vn.hospitalkiosk.device.link.ExchangeStep.Wait;

class ExchangeTest {
    private static final DeviceCommand ASK = new DeviceCommand.Idempotent() {};
    private static final DeviceCommand MOVE = new DeviceCommand.Motion() {};
    private static final DeviceCommand PAY = new DeviceCommand.Value() {};
    private static final byte[] BYTES = {1};

    private static ExchangeStep step(DeviceCommand command, ExchangeState at, ExchangeEvent event) {
        return new Exchange(command, 3).next(at, event);
    }

    @Test
    void after_the_ack_nothing_is_ever_sent_again() {
        for (DeviceCommand command : List.of(ASK, MOVE, PAY)) {
            for (ExchangeEvent event :
                    List.of(
                            new Acknowledged(),
                            new Refused(),
                            new Progressed(),
                            new TimeUp(),
                            new LineGone())) {
                assertThat(step(command, new AwaitAnswer(), event))
                        .as("%s", event)
                        .isNotInstanceOf(SendAgain.class);
            }
        }
    }

    @Test
    void silence_is_met_by_the_same_frame_only_when_doing_it_twice_does_no_harm() {
        AwaitAck first = new AwaitAck(1, false);
        assertThat(step(ASK, first, new TimeUp())).isEqualTo(new SendAgain(new AwaitAck(2, true)));
        assertThat(open(step(MOVE, first, new TimeUp())).acknowledged()).isFalse();
        assertThat(open(step(PAY, first, new TimeUp())).acknowledged()).isFalse();
    }

    @Test
    void a_refused_frame_goes_out_again_whatever_it_is_but_not_for_ever() {
        for (DeviceCommand command : List.of(ASK, MOVE, PAY)) {
            assertThat(step(command, new AwaitAck(1, false), new Refused()))
                    .isEqualTo(new SendAgain(new AwaitAck(2, false)));
            assertThat(((Finish) step(command, new AwaitAck(3, false), new Refused())).end())
                    .isInstanceOf(ExchangeEnd.NotTaken.class);
        }
    }

    @Test
    void a_refusal_after_silence_does_not_prove_that_nothing_was_done() {
        assertThat(open(step(ASK, new AwaitAck(3, true), new Refused())).acknowledged()).isFalse();
    }

    @Test
    void progress_and_answer_stand_for_a_lost_ack() {
        assertThat(step(PAY, new AwaitAck(1, false), new Progressed()))
                .isEqualTo(new Wait(new AwaitAnswer()));
        assertThat(((Finish) step(PAY, new AwaitAck(1, false), new Answer(BYTES))).end())
                .isEqualTo(new ExchangeEnd.Answered(BYTES));
    }

    @Test
    void a_line_that_breaks_leaves_the_matter_open() {
        assertThat(open(step(PAY, new AwaitAck(1, false), new LineGone())).acknowledged())
                .isFalse();
        assertThat(open(step(PAY, new AwaitAnswer(), new LineGone())).acknowledged()).isTrue();
    }

    private static ExchangeEnd.Open open(ExchangeStep step) {
        return (ExchangeEnd.Open) ((Finish) step).end();
    }
}

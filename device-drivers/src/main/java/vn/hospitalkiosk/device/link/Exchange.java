package vn.hospitalkiosk.device.link;

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

/// The life of one command as one table. Rule (devices.md §1f, payments-providers.md §6.4): the same frame goes out again only before the first sign of life; after silence only when the command may be done twice, since the lost thing may have been the ACK.
final class Exchange {
    private final int sends;
    private final boolean resendOnSilence;

    Exchange(DeviceCommand command, int sends) {
        this.sends = sends;
        this.resendOnSilence =
                switch (command) {
                    case DeviceCommand.Idempotent _ -> true;
                    case DeviceCommand.Motion _, DeviceCommand.Value _ -> false;
                };
    }

    static ExchangeState begin() {
        return new AwaitAck(1, false);
    }

    ExchangeStep next(ExchangeState state, ExchangeEvent event) {
        return switch (state) {
            case AwaitAck waiting -> beforeAck(waiting, event);
            case AwaitAnswer _ -> afterAck(event);
        };
    }

    private ExchangeStep beforeAck(AwaitAck state, ExchangeEvent event) {
        return switch (event) {
            case Acknowledged _, Progressed _ -> new Wait(new AwaitAnswer());
            case Answer(byte[] payload) -> new Finish(new ExchangeEnd.Answered(payload));
            case Refused _ when state.sends() < sends ->
                    new SendAgain(new AwaitAck(state.sends() + 1, state.unheard()));
            case Refused _ when state.unheard() ->
                    new Finish(new ExchangeEnd.Open(false, "the device refuses the command"));
            case Refused _ ->
                    new Finish(new ExchangeEnd.NotTaken("the device refuses the command"));
            case TimeUp _ when resendOnSilence && state.sends() < sends ->
                    new SendAgain(new AwaitAck(state.sends() + 1, true));
            case TimeUp _ ->
                    new Finish(
                            new ExchangeEnd.Open(
                                    false, "the device did not acknowledge the command"));
            case LineGone _ -> new Finish(new ExchangeEnd.Open(false, "the line broke"));
        };
    }

    private static ExchangeStep afterAck(ExchangeEvent event) {
        return switch (event) {
            // A second ACK, or a NAK that was late: the device has it, nothing is sent again.
            case Acknowledged _, Refused _, Progressed _ -> new Wait(new AwaitAnswer());
            case Answer(byte[] payload) -> new Finish(new ExchangeEnd.Answered(payload));
            case TimeUp _ ->
                    new Finish(
                            new ExchangeEnd.Open(
                                    true, "the device took the command and did not answer"));
            case LineGone _ -> new Finish(new ExchangeEnd.Open(true, "the line broke"));
        };
    }
}

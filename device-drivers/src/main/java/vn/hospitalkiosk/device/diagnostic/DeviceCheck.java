package vn.hospitalkiosk.device.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

/// What any device's state and history tell.
public final class DeviceCheck {
    /// So often since the start, and a cable is suspected rather than a hand.
    private static final long OFTEN_LOST = 5;

    private static final long FRAMES_TO_JUDGE = 100;
    private static final long DAMAGED_PER_CENT = 1;
    private static final String OFTEN_LOST_CODE = "K20";
    private static final String DISTURBED_CODE = "K21";

    private DeviceCheck() {}

    public static List<Finding> of(Device device) {
        return of(device.kind(), device.state(), device.history()::counted);
    }

    public static List<Finding> of(
            DeviceKind kind, DeviceState state, ToLongFunction<Count> counted) {
        List<Finding> findings = new ArrayList<>();
        String word = kind.word();
        findings.add(state(kind, state));
        long lost = counted.applyAsLong(Count.LOST);
        if (lost >= OFTEN_LOST) {
            findings.add(
                    Finding.degraded(
                            word,
                            OFTEN_LOST_CODE,
                            new Seen(
                                    "Mất kết nối %d lần từ lúc khởi động".formatted(lost),
                                    "it was lost %d times since the start".formatted(lost))));
        }
        long heard = counted.applyAsLong(Count.FRAMES_HEARD);
        long damaged = counted.applyAsLong(Count.FRAMES_DAMAGED);
        if (heard + damaged >= FRAMES_TO_JUDGE
                && damaged * 100 > (heard + damaged) * DAMAGED_PER_CENT) {
            findings.add(
                    Finding.degraded(
                            word,
                            DISTURBED_CODE,
                            new Seen(
                                    "%s trong %s khung dữ liệu bị hỏng"
                                            .formatted(
                                                    Seen.vietnamese(damaged),
                                                    Seen.vietnamese(heard + damaged)),
                                    "%d of %d frames came damaged"
                                            .formatted(damaged, heard + damaged))));
        }
        return findings;
    }

    public static Finding state(DeviceKind kind, DeviceState state) {
        String word = kind.word();
        return switch (state) {
            case DeviceState.Ready _ -> Finding.well(word, "Sẵn sàng", "it is ready");
            case DeviceState.Attention(Failure failure) -> Finding.degraded(word, failure);
            case DeviceState.Faulty(Failure failure, var _) -> Finding.broken(word, failure);
            case DeviceState.Connecting _ ->
                    Finding.broken(
                            word,
                            silent(kind),
                            new Seen(
                                    "Tìm đến giờ vẫn chưa thấy",
                                    "it has not been found until now"));
            case DeviceState.Absent _ ->
                    Finding.note(word, "Kiosk này không lắp", "it is not installed");
        };
    }

    /// The code of a device that is not there or does not answer.
    public static String silent(DeviceKind kind) {
        return switch (kind) {
            case CHIP_READER -> "C61";
            case SCANNER -> "S21";
            case PRINTER -> "P21";
            case CARD_UNIT -> "U21";
            case CARD_TERMINAL -> "T21";
        };
    }
}

package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import vn.hospitalkiosk.device.cccd.ChipStopwatch;

/// What the chip reader's part of `scripts/bench devices` measures.
public final class ChipFigures {
    private static final int WARM = 60;
    private static final int ROUNDS = 60;

    private ChipFigures() {}

    /// @param folder empty; for pcscd and its card
    public static List<Figure> measure(Path folder) throws IOException {
        List<Figure> figures = new ArrayList<>(inProcess(WARM, ROUNDS));
        OptionalDouble back = ChipStopwatch.millisFromPcscdKilledToRead(folder);
        figures.add(
                new Figure(
                        "pcscd killed and restarted, card read again",
                        "ms",
                        2000,
                        back.orElse(Double.NaN)));
        return figures;
    }

    /// Without PC/SC.
    static List<Figure> inProcess(int warmUp, int rounds) {
        ChipStopwatch stopwatch = new ChipStopwatch();
        int extended = stopwatch.checkIn(true).apdus();
        int shortOnes = stopwatch.checkIn(false).apdus();
        ChipStopwatch.Pace pace = stopwatch.pace(warmUp, rounds);
        return List.of(
                new Figure("CCCD check-in, extended lengths", "APDUs", 12, extended),
                new Figure("CCCD check-in, short lengths", "APDUs", 21, shortOnes),
                new Figure(
                        "CCCD check-in, software outside transmit / bare PACE arithmetic",
                        "ratio",
                        2.5,
                        pace.ratio()),
                new Figure(
                        "CCCD check-in, software outside transmit",
                        "ms",
                        Double.POSITIVE_INFINITY,
                        pace.software() / 1e6));
    }
}

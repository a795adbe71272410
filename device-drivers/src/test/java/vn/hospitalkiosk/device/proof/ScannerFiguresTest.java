package vn.hospitalkiosk.device.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// That the figures can be taken; whether they hold is the bench's to say, on a quiet machine.
@Timeout(300)
class ScannerFiguresTest {
    @TempDir Path folder;

    @Test
    void every_figure_is_taken() throws Exception {
        assumeThat(Files.exists(Path.of("/dev/ptmx"))).as("no pseudo terminals here").isTrue();
        List<Figure> figures = ScannerFigures.measure(folder, 2);
        assertThat(figures).hasSize(5).allMatch(figure -> figure.actual() > 0);
    }
}

package vn.hospitalkiosk.device.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodecFiguresTest {
    @Test
    void each_codec_takes_less_than_ten_microseconds_a_frame() {
        for (Figure figure : CodecFigures.measure()) {
            System.out.println(figure);
            assertThat(figure.actual()).as(figure.name()).isLessThan(figure.target());
        }
    }
}

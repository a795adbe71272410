package vn.hospitalkiosk.kiosk.screen.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BillPagesTest {
    @Test
    void aBillThatFitsStaysWhole() {
        assertThat(BillPages.cut(List.of(80, 80, 80), Integer::doubleValue, 240, 140))
                .containsExactly(List.of(80, 80, 80));
    }

    @Test
    void aLongerOneIsCutWhereTheHeightEnds() {
        assertThat(BillPages.cut(List.of(80, 126, 80, 80, 126), Integer::doubleValue, 300, 220))
                .containsExactly(List.of(80, 126), List.of(80, 80), List.of(126));
    }

    @Test
    void noRowIsLostEvenWhenOneAloneIsTooHigh() {
        assertThat(BillPages.cut(List.of(500, 80, 500), Integer::doubleValue, 300, 200))
                .containsExactly(List.of(500), List.of(80), List.of(500));
    }
}

package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.RawMessage;

class StrayMoneyTest {
    private final House house = new House();

    private Notices.Heard stray(String bytes) {
        return house.house
                .callbacks()
                .stray(
                        FakePsp.CODE,
                        "FT1",
                        new Vnd(71_480),
                        FakePsp.raw(RawMessage.Kind.CALLBACK, bytes));
    }

    @Test
    void money_without_an_order_is_kept_once_and_told_to_a_person_once() {
        assertThat(stray("one")).isEqualTo(Notices.Heard.ACCEPTED);
        assertThat(stray("one")).isEqualTo(Notices.Heard.REPEATED);
        assertThat(stray("two")).isEqualTo(Notices.Heard.ACCEPTED);
        assertThat(house.rows("evidence")).isEqualTo(2);
        assertThat(
                        house.jdbc
                                .sql(
                                        "SELECT count(*) FROM audit WHERE facility_id = ? AND action = 'stray-money'")
                                .params(house.facility.value())
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
        assertThat(house.rows("capture")).isZero();
    }
}
